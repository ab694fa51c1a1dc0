import { Link, useLocation } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { usePageTitle } from '#app/shell/page-title.ts';
import { buttonClass } from '#ui/button.tsx';

export function NotFoundRoute() {
  const { pathname } = useLocation();
  usePageTitle('No such page');
  return (
    <div className="mx-auto grid max-w-[44rem] gap-3 p-4">
      <h1 className="text-xl">There is no such page</h1>
      <p className="text-md text-ink-2">
        Nothing lives at <code className="break-all">{pathname}</code>. A run or a tenant that was deleted has
        no page either.
      </p>
      <p>
        <Link className={buttonClass('plain')} to={paths.home}>
          Go to the start page
        </Link>
      </p>
    </div>
  );
}
