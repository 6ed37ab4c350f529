import type { TFunction } from 'i18next';
import { sampleNames } from '../../samples/patients';
import { saveWork } from '../actions/autosave';
import { exportCase, exportGuide } from '../actions/export-files';
import { generateGuide } from '../actions/make-guide';
import { aimAtLesion, currentLesion, outlineLesion } from '../actions/outline-lesion';
import { pickCase, pickFiles, pickFolder } from '../actions/opening/open-files';
import { openSample } from '../actions/opening/open-sample';
import { currentWork } from '../actions/recent-work';
import { closeCase } from '../actions/close-case';
import { openRecent } from '../actions/opening/open-recent';
import { saveVolume } from '../actions/save-volume';
import { currentGuide, isOutOfDate } from '../state/current-guide';
import { wholeTrajectories } from '../state/draft';
import { changeWords } from './change-words';
import { dateAndTime } from '../language/format';
import { fusionCommands } from './fusion-commands';
import { addTrajectory, draftStore, nextChange } from '../state/draft-store';
import { takeStepBack, takeStepForward } from '../actions/take-step-back';
import { sessionStore, setSession } from '../state/session-store';
import { chooseSides } from '../state/choose-sides';
import { stepStates } from '../state/step-states';
import { setLanguage } from '../language/i18n';
import type { Change } from '../state/describe-change';
import type { Command } from './command';
import { STEPS } from '../state/session/steps';
import { sceneCommands } from './scene-commands';
import { sliceCommands } from './slice-commands';

/** What the commands follow from, as it is just now. */
interface Now {
  readonly t: TFunction;
  readonly session: ReturnType<typeof sessionStore.getState>;
  readonly draft: ReturnType<typeof draftStore.getState>;
  readonly states: ReturnType<typeof stepStates>;
  /** A scan is on screen. */
  readonly open: boolean;
  /** A path has both its ends. */
  readonly whole: boolean;
}

/** Every command, named in the language of `t`, with what can be done just now. */
export function listCommands(t: TFunction): readonly Command[] {
  const session = sessionStore.getState();
  const draft = draftStore.getState();
  const states = stepStates(draft, session);
  const open = session.scan !== null;
  const whole = wholeTrajectories(draft).length > 0;
  const now: Now = { t, session, draft, states, open, whole };
  return [
    ...stepCommands(now),
    ...sliceCommands(t),
    ...fusionCommands(t),
    ...keepCommands(now),
    ...planCommands(now),
    ...openCommands(now),
    ...sceneCommands(t),
    ...windowCommands(now),
  ];
}

/** To each step. */
const stepCommands = ({ t }: Now): readonly Command[] => [
  ...STEPS.map((step, n) => ({
    id: `step-${step}`,
    name: t('commands.goTo', { step: t(`steps.${step}`) }),
    key: String(n + 1),
    run: () => setSession({ step }),
    enabled: true,
  })),
];

/** What is undone, saved and exported. */
const keepCommands = ({ t, draft, session, open, whole }: Now): readonly Command[] => {
  const history = draftStore.temporal.getState();
  const says = (does: string, change: Change | null): string =>
    change ? t('changes.of', { does, what: changeWords(t, change) }) : does;
  return [
    {
      id: 'undo',
      name: says(t('commands.undo'), nextChange('back', draft)),
      key: 'Mod+Z',
      run: takeStepBack,
      enabled: history.pastStates.length > 0,
    },
    {
      id: 'redo',
      name: says(t('commands.redo'), nextChange('forward', draft)),
      key: 'Mod+Shift+Z',
      run: takeStepForward,
      enabled: history.futureStates.length > 0,
    },
    { id: 'save', name: t('commands.save'), key: 'Mod+S', run: () => void saveWork(), enabled: open },
    {
      id: 'export-stl',
      name: t(isOutOfDate(draft, session) ? 'commands.exportStlStale' : 'commands.exportStl'),
      key: 'Mod+E',
      run: () => void exportGuide(),
      enabled: currentGuide(draft, session).ok,
      refuse: () => void exportGuide(),
    },
    { id: 'save-volume', name: t('commands.saveVolume'), run: () => void saveVolume(), enabled: open },
    { id: 'export-case', name: t('commands.exportCase'), run: () => void exportCase(), enabled: whole },
  ];
};

/** What makes paths and guide. */
const planCommands = ({ t, states }: Now): readonly Command[] => [
  {
    id: 'generate',
    name: t('commands.generate'),
    key: 'Mod+Enter',
    run: () => void generateGuide(),
    enabled: states.guide.waitsFor === null,
  },
  {
    id: 'add-trajectory',
    name: t('commands.addTrajectory'),
    key: 'A',
    run: () => {
      addTrajectory();
      setSession({ step: 'path', tool: 'target' });
    },
    enabled: states.path.waitsFor === null,
  },
  {
    id: 'outline-lesion',
    name: t('lesion.outline'),
    key: 'L',
    run: () => {
      outlineLesion();
      setSession({ step: 'path' });
    },
    enabled: states.path.waitsFor === null,
  },
  {
    id: 'aim-lesion',
    name: t('commands.aimLesion'),
    key: 'Shift+L',
    run: aimAtLesion,
    enabled: currentLesion() !== null && states.path.waitsFor === null,
  },
];

/** What is opened and closed. */
const openCommands = ({ t, session, open }: Now): readonly Command[] => [
  {
    id: 'open-folder',
    name: t('commands.openFolder'),
    key: 'Mod+O',
    run: () => void pickFolder(),
    enabled: true,
  },
  { id: 'open-files', name: t('commands.openFiles'), run: () => void pickFiles(), enabled: true },
  {
    id: 'open-case',
    name: t('commands.openCase'),
    key: 'Mod+Shift+O',
    run: () => void pickCase(),
    enabled: true,
  },
  { id: 'close-case', name: t('commands.closeCase'), run: () => void closeCase(), enabled: open },
  ...session.recent
    .filter(({ id }) => !open || id !== currentWork())
    .map(one => ({
      id: `recent-${one.kind}-${one.id}`,
      name: t('commands.openRecent', { name: one.name, when: dateAndTime(one.at, session.language) }),
      run: () => void openRecent(one),
      enabled: true,
    })),
  ...sampleNames.map(name => ({
    id: `sample-${name}`,
    name: t('commands.openSample', { name: t(`samples.${name}`) }),
    run: () => void openSample(name),
    enabled: true,
  })),
];

/** The window itself. */
const windowCommands = ({ t }: Now): readonly Command[] => [
  {
    id: 'theme',
    name: t('commands.theme'),
    run: () => setSession({ theme: sessionStore.getState().theme === 'dark' ? 'light' : 'dark' }),
    enabled: true,
  },
  {
    id: 'sides',
    name: t('commands.sides'),
    run: () =>
      chooseSides(
        sessionStore.getState().sideConvention === 'radiological' ? 'neurological' : 'radiological',
      ),
    enabled: true,
  },
  { id: 'language', name: t('commands.language'), run: switchLanguage, enabled: true },
  {
    id: 'palette',
    name: t('commands.palette'),
    key: 'Mod+K',
    run: () => setSession({ dialog: 'palette' }),
    enabled: true,
  },
  {
    id: 'keys',
    name: t('commands.keys'),
    key: '?',
    run: () => setSession({ dialog: 'keys' }),
    enabled: true,
  },
  { id: 'tour', name: t('commands.tour'), run: () => setSession({ dialog: 'tour' }), enabled: true },
  { id: 'help', name: t('commands.help'), run: () => setSession({ dialog: 'help' }), enabled: true },
  { id: 'about', name: t('commands.about'), run: () => setSession({ dialog: 'about' }), enabled: true },
];

export function switchLanguage(): void {
  const language = sessionStore.getState().language === 'en' ? 'fr' : 'en';
  setSession({ language });
  setLanguage(language);
}
