import { render } from 'preact';
import { LocationProvider } from 'preact-iso';
import { SettingsProvider } from '../settings.tsx';
import '../theme.css';
import { Frame } from './frame.tsx';
import './frame.css';

const app = document.getElementById('app');
if (app) {
  render(
    <SettingsProvider>
      <LocationProvider>
        <Frame />
      </LocationProvider>
    </SettingsProvider>,
    app,
  );
}
