/**
 * Runs before the first paint of a page that brings its markup: puts the kept theme on it, and marks an address that is
 * not the start page, whose markup this is. No module and no import: it stands in the page as it is.
 */
{
  const { dataset } = document.documentElement;
  if (location.pathname !== '/') dataset['elsewhere'] = '';
  try {
    const theme = localStorage.getItem('grantscope.theme');
    if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
  } catch {
    // Site data is blocked: the system's theme it is.
  }
}
