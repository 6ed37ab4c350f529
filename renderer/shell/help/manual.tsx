import { useEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import dialogs from '../../controls/dialogs.module.css';
import styles from './help.module.css';
import { readManual } from './manual-pages';
import { searchManual } from './search-manual';

const files = import.meta.glob<string>('../../../docs/manual/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const pages = readManual(
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path.split('/').at(-1)!, text])),
);

/** The manual with its list of pages and a search; nothing is fetched from anywhere. */
export function Manual() {
  const { t, i18n } = useTranslation();
  const [sought, setSought] = useState('');
  const [place, setPlace] = useState({ page: pages[0]!.id, anchor: '' });
  const text = useRef<HTMLElement>(null);
  const hits = useMemo(() => searchManual(pages, sought), [sought]);
  const page = pages.find(({ id }) => id === place.page) ?? pages[0]!;
  const titleOf = (id: string): string => pages.find(other => other.id === id)!.title;
  useEffect(() => {
    const heading = place.anchor && text.current?.querySelector(`#${CSS.escape(place.anchor)}`);
    if (heading) heading.scrollIntoView();
    else text.current?.scrollTo(0, 0);
  }, [place]);
  const follow = (event: MouseEvent): void => {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    event.preventDefault();
    // The link goes with its page; the keys go on in the text.
    text.current?.focus();
    setPlace({ page: link.dataset['page']!, anchor: link.dataset['anchor'] ?? '' });
  };
  return (
    <div className={styles.manual}>
      <nav className={styles.pages} aria-label={t('help.pages')}>
        <SearchField aria-label={t('help.search')} value={sought} onChange={setSought}>
          <Input className={dialogs.search!} placeholder={t('help.search')} />
        </SearchField>
        <ul>
          {sought.trim() === ''
            ? pages.map(({ id, title }) => (
                <li key={id}>
                  <Button
                    className={styles.page!}
                    aria-current={id === page.id ? 'page' : false}
                    onPress={() => setPlace({ page: id, anchor: '' })}
                  >
                    {title}
                  </Button>
                </li>
              ))
            : hits.map(hit => (
                <li key={`${hit.page} ${hit.anchor}`}>
                  <Button className={styles.page!} onPress={() => setPlace(hit)}>
                    <strong>{hit.heading}</strong>
                    {hit.heading !== titleOf(hit.page) && <span>{titleOf(hit.page)}</span>}
                    <span>{hit.excerpt}</span>
                  </Button>
                </li>
              ))}
        </ul>
        {sought.trim() !== '' && hits.length === 0 && <p role="status">{t('help.none')}</p>}
      </nav>
      <article ref={text} className={styles.text} lang="en" tabIndex={0} onClick={follow}>
        {i18n.language !== 'en' && <p className={styles.note}>{t('help.inEnglish')}</p>}
        {/* Our own pages, which come with the program. */}
        <div dangerouslySetInnerHTML={{ __html: page.html }} />
      </article>
    </div>
  );
}
