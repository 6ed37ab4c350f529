import './shell/tokens.css';
import './shell/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepSaving, keepSettings, restoreSettings } from './actions/autosave';
import { followHistory } from './actions/follow-history';
import { keepUp } from './actions/keep-up';
import { listRecent } from './actions/recent-work';
import { restoreWork } from './actions/opening/restore-work';
import { App } from './shell/app';
import { startLanguage } from './language/i18n';
import { sessionStore } from './state/session-store';
import { runCommand } from './commands/use-command-keys';
import { platform } from './platform/platform';

const showTheme = (): void => {
  document.documentElement.dataset['theme'] = sessionStore.getState().theme;
};

await restoreSettings();
keepSettings();
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
