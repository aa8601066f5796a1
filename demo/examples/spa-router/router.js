// @ts-check
// A small router. It calls nothing of Kotowari: each address gets its page view, cleaned, and none below a deny-path.

/** @type {Readonly<Record<string, string>>} */
const TITLES = { '/': 'Start', '/news': 'News', '/members/letters': 'Letters' };

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || !(link.pathname in TITLES)) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  show();
});
addEventListener('popstate', show);
show();

function show() {
  const title = TITLES[location.pathname] ?? 'Not found';
  document.title = title;
  const heading = document.querySelector('main h1');
  if (heading) heading.textContent = title;
}
