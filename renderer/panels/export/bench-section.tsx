import { useTranslation } from 'react-i18next';
import { Choice } from '../../controls/choice';
import { NumberInput } from '../../controls/number-input';
import { TextInput } from '../../controls/text-input';
import { trialOf, withTrial } from '../../state/bench-trial';
import { edit, useDraft } from '../../state/draft-store';
import { Section } from '../parts/section';

interface BenchSectionProps {
  /** The plan whose guide is tried, and its paths. */
  readonly plan: string;
  readonly paths: readonly string[];
}

/** What came of trying guide and needle on the phantom; kept in the case. */
export function BenchSection({ plan, paths }: BenchSectionProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('bench.title')}>
      {paths.map(path => (
        <Trial key={path} plan={plan} path={path} />
      ))}
    </Section>
  );
}

function Trial({ plan, path }: { readonly plan: string; readonly path: string }) {
  const { t } = useTranslation();
  const trial = trialOf(
    useDraft(draft => draft.bench),
    plan,
    path,
  );
  const change = (part: Parameters<typeof withTrial>[3]): void =>
    edit(({ bench }) => ({ bench: withTrial(bench, plan, path, part, new Date().toISOString()) }));
  return (
    <>
      <Choice
        name={t('bench.of', { path })}
        value={trial ? (trial.passed ? 'touches' : 'misses') : 'untried'}
        options={(['untried', 'touches', 'misses'] as const).map(id => ({ id, label: t(`bench.${id}`) }))}
        onChange={id => change(id === 'untried' ? null : { passed: id === 'touches' })}
      />
      {trial && (
        <>
          <NumberInput
            layout="row"
            name={t('bench.offset', { path })}
            unit="mm"
            value={trial.offsetMm}
            low={0}
            high={20}
            leastDigits={1}
            onChange={offsetMm => change({ offsetMm })}
            onClear={() => change({ offsetMm: null })}
          />
          <TextInput
            name={t('bench.photo', { path })}
            value={trial.photo}
            most={200}
            onChange={photo => change({ photo })}
          />
        </>
      )}
    </>
  );
}
