import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { setSession } from '../state/session-store';
import styles from './dialogs.module.css';

interface HouseDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** For a page of text. */
  readonly wide?: boolean;
}

const close = (): void => setSession({ dialog: null });

/** A dialog over the window; Escape or a click beside it closes it. */
export function HouseDialog({ title, children, wide = false }: HouseDialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles.overlay!}
      onOpenChange={open => {
        if (!open) close();
      }}
    >
      <Modal className={`${styles.modal} ${wide ? styles.wide : ''}`}>
        <Dialog className={styles.dialog!}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
