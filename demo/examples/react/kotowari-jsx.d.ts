import type { KotowariNotice, KotowariSettings, NoticeAttributes } from 'kotowari';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'kotowari-notice': DetailedHTMLProps<HTMLAttributes<KotowariNotice>, KotowariNotice> & NoticeAttributes;
      'kotowari-settings': DetailedHTMLProps<HTMLAttributes<KotowariSettings>, KotowariSettings>;
    }
  }
}
