import type { Language } from '../domain/party';

/** One drawn card on a contact sheet; a reply that needs no card is shown as its text. */
export interface Picture {
  readonly caption: string;
  readonly card?: object;
  readonly text: string;
}

/** Roughly how Teams dresses a card in its light theme, so that the pictures come close. */
const HOST = {
  fontFamily: "'Segoe UI', 'Liberation Sans', Arial, sans-serif",
  spacing: { small: 6, default: 8, medium: 14, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#E0E0E0' },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  containerStyles: Object.fromEntries(
    [
      ['default', '#FFFFFF'],
      ['emphasis', '#F5F5F5'],
      ['accent', '#E8EBFA'],
      ['good', '#E7F2DA'],
      ['warning', '#FDF6E3'],
      ['attention', '#FCEEED'],
    ].map(([style, backgroundColor]) => [style, { backgroundColor, foregroundColors: foreground() }]),
  ),
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    spacing: 'default',
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  textStyles: { heading: { size: 'default', weight: 'bolder' } },
  factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 12 },
  supportsInteractivity: true,
};

function foreground(): object {
  const colors = { default: '#242424', accent: '#4F52B2', good: '#237B4B', warning: '#835C00', attention: '#C4314B' };
  return Object.fromEntries(
    Object.entries(colors).map(([name, color]) => [
      name,
      { default: color, subtle: name === 'default' ? '#616161' : color },
    ]),
  );
}

const STYLE = `
body { margin: 0; padding: 24px; background: #EBEBEB; font: 14px 'Segoe UI', 'Liberation Sans', Arial, sans-serif; color: #242424 }
h1 { font-size: 20px } figure { margin: 0 0 24px; break-inside: avoid } figcaption { font-size: 12px; color: #616161; margin-bottom: 4px }
.card { background: #fff; border-radius: 6px; box-shadow: 0 1px 3px #0003; overflow: hidden } .plain { padding: 16px; white-space: pre-wrap }
.ac-pushButton { font: 600 14px 'Segoe UI', 'Liberation Sans', Arial, sans-serif; text-align: left; white-space: normal; overflow-wrap: anywhere; padding: 6px 12px; border: 1px solid #D1D1D1; border-radius: 4px; background: #fff; color: #242424 }
.ac-pushButton, .ac-pushButton * { white-space: normal !important }
.ac-pushButton.style-positive { background: #5B5FC7; color: #fff; border-color: #5B5FC7 }
.ac-actionSet { flex-wrap: wrap; row-gap: 6px } .ac-actionSet > .ac-pushButton { flex-shrink: 0 !important; max-width: 100% } .ac-input { box-sizing: border-box; border: 1px solid #D1D1D1; border-radius: 4px; padding: 6px; width: 100% } input[type=checkbox].ac-input, input[type=radio].ac-input { width: auto }
a { color: #4F52B2 } .ac-anchor { color: #4F52B2 }`;

/** A page that draws these cards at a width, in columns; `script` is where the page finds Microsoft's renderer. */
export function sheetPage(
  title: string,
  language: Language,
  pictures: readonly Picture[],
  size: { readonly width: number; readonly columns: number },
  script: string,
): string {
  const data = JSON.stringify({ host: HOST, pictures }).replaceAll('<', '\\u003c');
  const page = `#sheet { width: ${size.columns * (size.width + 24)}px; columns: ${size.columns}; column-gap: 24px } figure { width: ${size.width}px }`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${STYLE}${page}</style>
<h1>${title}</h1><div id="sheet"></div><script src="${script}"></script><script type="application/json" id="data">${data}</script>
<script>${DRAWING}</script></html>`;
}

const DRAWING = `
const { host, pictures } = JSON.parse(document.getElementById('data').textContent);
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const span = document.createElement('span'); span.textContent = text;
  result.outputHtml = span.innerHTML; result.didProcess = true;
};
for (const picture of pictures) {
  const figure = document.createElement('figure'), caption = document.createElement('figcaption'), box = document.createElement('div');
  caption.textContent = picture.caption; box.className = 'card'; figure.append(caption, box);
  document.getElementById('sheet').append(figure);
  if (!picture.card) { box.classList.add('plain'); box.textContent = picture.text; continue; }
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(host);
  card.parse(picture.card, new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5));
  box.append(card.render());
}`;

/** The page that lists the sheets. */
export function indexPage(
  sheets: readonly { readonly title: string; readonly file: string }[],
  pictures: boolean,
): string {
  const items = sheets.map(({ title, file }) => {
    const image = pictures
      ? `<br><img src="${file}.png" alt="${title}" style="max-width:100%;border:1px solid #ccc">`
      : '';
    return `<li><a href="${file}.html">${title}</a>${image}</li>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Signpost cards</title><h1>Signpost cards</h1><ul>${items.join('\n')}</ul></html>`;
}
