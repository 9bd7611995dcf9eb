// 写作台的三件小事：把数字放到光标处；不重复保存；存到服务器以后，本机的草稿不再需要。
(function () {
  'use strict';

  const text = document.getElementById('text');
  if (!text) { return; }

  document.addEventListener('click', function (event) {
    const button = event.target.closest('[data-put]');
    if (!button) { return; }
    const put = button.dataset.put;
    const start = text.selectionStart;
    text.value = text.value.slice(0, start) + put + text.value.slice(text.selectionEnd);
    text.focus();
    text.selectionStart = text.selectionEnd = start + put.length;
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.dispatchEvent(new Event('change', { bubbles: true }));
  });

  // 按“保存”会先离开正文框：已经要整页保存了，就不再另存一次。
  let leaving = false;
  text.form.addEventListener('submit', function () { leaving = true; });
  document.body.addEventListener('htmx:beforeRequest', function (event) {
    if (leaving && event.target === text) { event.preventDefault(); }
  });

  document.body.addEventListener('htmx:afterSwap', function () {
    if (document.querySelector('#live [data-saved]')) {
      localStorage.removeItem('zhunsheng:draft:' + document.body.dataset.person + ':' + window.location.pathname);
    }
  });
}());
