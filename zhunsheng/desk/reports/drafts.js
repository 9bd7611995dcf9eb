// 表单的草稿存在本机浏览器里：封存的字段和文件不存；提交成功后删去。
(function () {
  'use strict';

  const WAITING = 'zhunsheng:submitted';
  const person = document.body.dataset.person;
  const form = document.querySelector('form[data-draft]');
  if (!person) { return; }

  const key = function (path) { return 'zhunsheng:draft:' + person + ':' + path; };

  // 上一页提交的表单已经写入，它的草稿没有用了。
  const submitted = sessionStorage.getItem(WAITING);
  if (submitted && document.querySelector('[data-message="success"]')) { localStorage.removeItem(submitted); }
  sessionStorage.removeItem(WAITING);
  if (!form) { return; }

  const mine = key(window.location.pathname);
  const said = form.querySelector('.form__draft');
  let changed = false;

  const kept = function () {
    return Array.prototype.filter.call(form.elements, function (input) {
      return input.name && input.type !== 'hidden' && input.type !== 'file' && !('sealed' in input.dataset) &&
        input.type !== 'submit' && input.tagName !== 'FIELDSET';
    });
  };

  const save = function () {
    const draft = {};
    kept().forEach(function (input) {
      if (input.type === 'radio') {
        if (input.checked) { draft[input.name] = input.value; }
      } else if (input.type === 'checkbox') {
        draft[input.name] = input.checked;
      } else {
        draft[input.name] = input.value;
      }
    });
    localStorage.setItem(mine, JSON.stringify(draft));
    if (said) { said.textContent = '草稿已存在本机（不含封存内容和文件）'; }
  };

  const restore = function (draft) {
    kept().forEach(function (input) {
      if (!(input.name in draft)) { return; }
      if (input.type === 'radio') {
        input.checked = input.value === draft[input.name];
      } else if (input.type === 'checkbox') {
        input.checked = draft[input.name];
      } else {
        input.value = draft[input.name];
      }
    });
  };

  // 服务器退回的表单已带着填过的内容，不再用草稿盖它。
  const found = localStorage.getItem(mine);
  if (found && !document.getElementById('reasons')) {
    restore(JSON.parse(found));
    if (said) { said.textContent = '已恢复上次没有提交的草稿'; }
  }

  let timer = 0;
  form.addEventListener('input', function () {
    changed = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(save, 600);
  });
  form.addEventListener('submit', function () {
    changed = false;
    window.clearTimeout(timer);
    sessionStorage.setItem(WAITING, mine);
  });
  window.addEventListener('beforeunload', function (event) {
    if (changed) {
      event.preventDefault();
      event.returnValue = '';
    }
  });
}());
