// 一次选了几个文件时，逐个送去读，读完一个显示一个；没有脚本时一并送去，结果一样。
(function () {
  'use strict';

  const form = document.querySelector('form[data-each]');
  const input = form && form.querySelector('input[type="file"]');
  const sheet = document.getElementById('each');
  if (!form || !input || !sheet || !window.FormData) { return; }

  const rows = document.getElementById('each-rows');
  const bar = document.getElementById('each-bar');
  const count = document.getElementById('each-count');
  let pressed = null;

  form.querySelectorAll('button[type="submit"]').forEach(function (button) {
    button.addEventListener('click', function () { pressed = button; });
  });

  const refused = function (name, sentence) {
    const row = rows.insertRow();
    const head = document.createElement('th');
    const cell = document.createElement('td');
    head.scope = 'row';
    head.textContent = name;
    cell.colSpan = 5;
    cell.textContent = '■ 没有读：' + sentence;
    row.appendChild(head);
    row.appendChild(cell);
  };

  const send = function (file, said, done) {
    const data = new FormData();
    data.append('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value);
    data.append('alone', '1');
    data.append(said, '1');
    data.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.onprogress = function (event) { if (event.lengthComputable) { done(event.loaded / event.total, false); } };
    request.onload = function () {
      const line = request.responseText.trim();
      // 登录过期时，回来的是登录页而不是一行。
      if (request.status === 200 && line.indexOf('<tr') === 0) {
        rows.insertAdjacentHTML('beforeend', line);
      } else {
        refused(file.name, '服务器没有收下（' + request.status + '），请刷新页面，单独再试这一个。');
      }
      done(1, true);
    };
    request.onerror = function () {
      refused(file.name, '网络断了，请单独再试这一个。');
      done(1, true);
    };
    request.send(data);
  };

  form.addEventListener('submit', function (event) {
    const files = Array.prototype.slice.call(input.files);
    if (files.length < 2) { return; }
    event.preventDefault();
    const said = pressed ? pressed.name : 'look';
    sheet.hidden = false;
    rows.textContent = '';
    bar.max = files.length;
    sheet.scrollIntoView();
    const next = function (at) {
      count.textContent = at < files.length ? '正在读第 ' + (at + 1) + ' 个，共 ' + files.length + ' 个' : '读完了，共 ' + files.length + ' 个';
      bar.value = at;
      if (at === files.length) {
        sheet.scrollIntoView();
        form.querySelectorAll('button[type="submit"]').forEach(function (button) { button.disabled = false; });
        return;
      }
      send(files[at], said, function (part, over) {
        bar.value = at + part;
        if (over) { next(at + 1); }
      });
    };
    next(0);
  });
}());
