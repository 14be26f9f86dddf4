import { htmlText } from '../generate/html.ts';
import { PLAIN_HTML } from '../generate/html-layout.ts';
import { generateTruth } from '../generate/numbers.ts';

const LONG = '甲'.repeat(300);

const TRAPS = `
<script>window.ran = 1; parent.ran = 1; alert('script')</script>
<img src="x" onerror="parent.ran = 1; alert('image')"><img src="https://tracker.example/pixel.png">
<link rel="stylesheet" href="https://tracker.example/style.css"><iframe src="javascript:alert('frame')"></iframe>
<p>&lt;img src=x onerror="parent.ran=1;alert('text')"&gt;</p>
<p><a href="javascript:parent.ran=1;alert('link')">点此</a></p><form action="https://tracker.example/"><button>提交</button></form>
<meta http-equiv="refresh" content="0;url=https://tracker.example/">
<svg onload="parent.ran=1;alert('svg')"></svg><style>body { background: url(https://tracker.example/ground.png) }</style>`;

/** A name that is markup, and long. */
export const HOSTILE_NAME = `${'乙'.repeat(50)}<img src=x onerror=alert('name')>.html`;

/** A report whose page and names try to run something, to call out, or to burst the layout. */
export const HOSTILE = hostile();

function hostile(): string {
  const truth = generateTruth(3, {
    profile: 'bureau',
    year: 2024,
    organ: `${LONG}<img src=x onerror=alert('organ')>局`,
  });
  return htmlText(truth, { ...PLAIN_HTML, seed: 3 }).replace('<body>', `<body>${TRAPS}`);
}
