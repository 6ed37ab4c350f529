import { useTranslation } from 'react-i18next';
import list from '../../../docs/third-parties.json';
import packageFile from '../../../package.json';
import styles from './help.module.css';

/** What this program is, by what licence, and what it is made with. */
export function About() {
  const { t } = useTranslation();
  return (
    <div className={styles.about} tabIndex={0}>
      <p className={styles.name}>
        Bregma {packageFile.version}
        <span>{t('help.licence', { licence: packageFile.license })}</span>
      </p>
      <p>{t('help.what')}</p>
      <p className={styles.use}>{t('help.use')}</p>
      <h3>{t('help.madeWith')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('help.package')}</th>
            <th scope="col">{t('help.version')}</th>
            <th scope="col">{t('help.itsLicence')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ name, version, license }) => (
            <tr key={`${name} ${version}`}>
              <th scope="row">{name}</th>
              <td>{version}</td>
              <td>{license}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
