import 'kotowari/define';
import type { Decision } from 'kotowari';
import { useEffect, useState } from 'react';

/** The notice first, and so first in the order of Tab; the way back where every page has it. */
export function App() {
  const decision = useDecision();
  return (
    <>
      <kotowari-notice measurement-id="G-XXXXXXX" policy-url="/privacy" operator="Example Association" />
      <h1>A page made with React</h1>
      <p>
        Google Analytics: <output id="choice">{decision['analytics'] ?? 'not decided'}</output>
      </p>
      <footer>
        <kotowari-settings />
      </footer>
    </>
  );
}

/** What the visitor has decided; the component is drawn again when that changes. */
function useDecision(): Decision {
  const [decision, setDecision] = useState<Decision>({});
  useEffect(() => {
    const read = () => setDecision(window.kotowari?.decision ?? {});
    read();
    document.addEventListener('kotowari-decision', read);
    return () => document.removeEventListener('kotowari-decision', read);
  }, []);
  return decision;
}
