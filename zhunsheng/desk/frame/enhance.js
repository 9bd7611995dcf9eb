// 没有脚本时各页照样能用；这里只做锦上添花的几件事。
(function () {
  'use strict';

  document.documentElement.classList.add('js');

  // htmx 用了 Chromium 80 以后的写法；更旧的浏览器读不懂它，就不载入，页面照常整页刷新。
  const own = document.currentScript;
  if ('replaceAll' in String.prototype && document.querySelector('[hx-get]')) {
    const script = document.createElement('script');
    script.src = own.dataset.htmx;
    script.onload = function () { window.htmx.process(document.body); };
    document.head.appendChild(script);
  }

  document.querySelectorAll('form[data-submit-on-change]').forEach(function (form) {
    form.addEventListener('change', function () { form.submit(); });
  });

  // 连点两次只算一次；服务器那边另有把关。
  document.querySelectorAll('form[method="post"]').forEach(function (form) {
    form.addEventListener('submit', function () {
      // 在新页里打开的（文书的预览）和下载的，原页还要用。
      const by = document.activeElement;
      if (form.hasAttribute('data-again') || (by && by.formTarget === '_blank')) { return; }
      window.setTimeout(function () {
        form.querySelectorAll('button[type="submit"]').forEach(function (button) { button.disabled = true; });
      }, 0);
    });
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      document.querySelectorAll('button[disabled]').forEach(function (button) { button.disabled = false; });
    }
  });

  // 点别处或按 Esc，收起下拉。
  document.addEventListener('click', function (event) {
    document.querySelectorAll('details.drop[open]').forEach(function (drop) {
      if (!drop.contains(event.target)) { drop.open = false; }
    });
  });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') { return; }
    document.querySelectorAll('details.drop[open]').forEach(function (drop) {
      drop.open = false;
      drop.querySelector('summary').focus();
    });
  });

  // 提交有误时，先到写明原因的地方。
  const reasons = document.getElementById('reasons');
  if (reasons) {
    reasons.setAttribute('tabindex', '-1');
    reasons.focus();
  }
}());
