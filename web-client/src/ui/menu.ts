/** On a narrow screen the menu is wider than its row: the page that is open is brought into sight. */
const menu = document.querySelector('.main-menu');
const here = menu?.querySelector('[aria-current]');
if (menu && here) {
  const row = menu.getBoundingClientRect();
  const link = here.getBoundingClientRect();
  menu.scrollLeft += link.left + link.width / 2 - (row.left + row.width / 2);
}
