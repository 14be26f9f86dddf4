import { render } from 'preact';
import { loadPdfjs } from '../report/original/pdf-file.ts';
import { SettingsProvider } from '../settings.tsx';
import '../theme.css';
import './check.css';
import { Page } from './page.tsx';
import { prepare } from './read-draft.ts';

const app = document.getElementById('app');
if (app) {
  app.replaceChildren();
  render(
    <SettingsProvider>
      <Page />
    </SettingsProvider>,
    app,
  );
  Promise.all([prepare(), loadPdfjs()]).then(() => {
    // The network may be cut from here on.
    document.documentElement.dataset.ready = 'true';
  });
}
