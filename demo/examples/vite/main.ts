// Registers both elements. It is imported first: "denied" must be the first thing that a Google tag hears.
import 'kotowari/define';

document.addEventListener('kotowari-decision', ({ detail }) => {
  const output = document.querySelector('#choice');
  if (output) output.textContent = detail.decision['analytics'] ?? 'not decided';
});
