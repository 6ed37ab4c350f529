import { useTranslation } from 'react-i18next';
import { TextInput } from '../../controls/text-input';
import type { Draft } from '../../state/draft';
import { edit, useDraft } from '../../state/draft-store';
import { Section } from '../parts/section';
import { COARSE, FINE, MillimetreField } from './millimetre-field';

const SLEEVE = ['boreClearanceMm', 'wallMm', 'lengthMm', 'standoffMm'] as const;
const TOOL = ['diameterMm', 'lengthMm', 'windowMm', 'tipMm', 'collarMm'] as const;

/** Measures of the sleeve. */
export function SleeveSection() {
  const { t } = useTranslation();
  const sleeve = useDraft(draft => draft.guide.sleeve);
  return (
    <Section title={t('guide.sleeve')}>
      {SLEEVE.map(name => (
        <MillimetreField
          key={name}
          name={t(`guide.${name}`)}
          limitsOf={`guide.sleeve.${name}`}
          value={sleeve[name]}
          steps={name === 'boreClearanceMm' ? FINE : COARSE}
          onChange={value =>
            edit(({ guide }) => ({ guide: { ...guide, sleeve: { ...guide.sleeve, [name]: value } } }))
          }
        />
      ))}
    </Section>
  );
}

/** Name and measures of the needle. */
export function ToolSection() {
  const { t } = useTranslation();
  const tool = useDraft(draft => draft.tool);
  const change = (part: Partial<Draft['tool']>): void =>
    edit(draft => ({ tool: { ...draft.tool, ...part } }));
  return (
    <Section title={t('guide.tool')}>
      <TextInput name={t('guide.name')} value={tool.name} most={64} onChange={name => change({ name })} />
      {TOOL.map(name => (
        <MillimetreField
          key={name}
          name={t(name === 'lengthMm' ? 'guide.toolLengthMm' : `guide.${name}`)}
          limitsOf={`tool.${name}`}
          value={tool[name]}
          steps={name === 'diameterMm' ? FINE : COARSE}
          onChange={value => change({ [name]: value })}
        />
      ))}
    </Section>
  );
}
