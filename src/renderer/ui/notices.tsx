import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.css'
import styles from './notices.module.css'

/** Where a notice appears that no screen can show any more. A chunk of its own, since the first screen has none. */
export const Notices = () => <Notifications position="bottom-right" className={styles.holder ?? ''} />
