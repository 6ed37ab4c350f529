import './app/tokens.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepSaving, restoreSettings } from './app/actions/autosave';
import { followHistory } from './app/actions/follow-history';
import { keepUp } from './app/actions/keep-up';
import { listRecent } from './app/actions/recent-work';
import { restoreWork } from './app/actions/restore-work';
import { App } from './app/app';
import { startLanguage } from './app/language/i18n';
import { sessionStore } from './app/session-store';
import { runCommand } from './app/use-command-keys';
import { platform } from './platform/platform';

const showTheme = (): void => {
  document.documentElement.dataset['theme'] = sessionStore.getState().theme;
};

await restoreSettings();
startLanguage(sessionStore.getState().language);
showTheme();
sessionStore.subscribe(showTheme);
const root = document.getElementById('root');
if (!root) throw new Error('main: the page has no root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
platform.onCommand?.(runCommand);
keepUp();
followHistory(window);
void listRecent();
await restoreWork();
keepSaving();
