/** Lets the page show what it brings before the app is read, which takes longer than all that stands there. */
import './styles.css';

const PATIENCE_MS = 200;

/** A tab in the background paints nothing: after a moment it goes on without. */
const painted = new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, PATIENCE_MS);
});

void painted.then(() => import('./main.tsx'));
