import { render } from 'preact';
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
  prepare();
}
