import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { useSettings } from '../../settings.tsx';
import type { Picture } from './picture.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** A picture drawn: numbers when the pointer is on them, and a click picks one. */
export function Canvas({ picture, onPick }: { readonly picture: Picture; readonly onPick: (address: string) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { theme } = useSettings();
  useEffect(() => {
    if (!canvas.current) return;
    const chart = new Chart(canvas.current, configuration(picture, onPick));
    return () => chart.destroy();
  }, [picture, theme]);
  return (
    <div class={`canvas ${picture.kind}`}>
      <canvas ref={canvas} role="img" aria-label={picture.title} />
    </div>
  );
}

function configuration(picture: Picture, onPick: (address: string) => void): ChartConfiguration {
  const { kind, series, to } = picture;
  return {
    type: kind === 'line' ? 'line' : 'bar',
    data: drawnData(picture),
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: kind === 'rows' ? 'y' : 'x',
      interaction: { mode: 'nearest', intersect: kind !== 'line' },
      scales: scalesOf(picture),
      plugins: { legend: { display: series.length > 1, labels: { color: colour('--text') } } },
      onClick: (_, [hit]) => {
        const address = hit && to(hit.index, hit.datasetIndex);
        if (address) onPick(address);
      },
    },
  };
}

function drawnData({ labels, series, drawn = labels.length }: Picture): ChartConfiguration['data'] {
  return {
    labels: labels.slice(0, drawn),
    datasets: series.map(({ name, colour: of, values }) => ({
      label: name,
      data: values.slice(0, drawn),
      backgroundColor: colour(of),
      borderColor: colour(of),
      pointRadius: 4,
      maxBarThickness: 48,
    })),
  };
}

function scalesOf({ kind, labels }: Picture) {
  const stacked = kind !== 'line';
  const ticks = { color: colour('--faint') };
  const value = { stacked, beginAtZero: true, ticks: { ...ticks, precision: 0 }, grid: { color: colour('--line') } };
  if (kind !== 'rows') return { x: { stacked, ticks, grid: { display: false } }, y: value };
  const short = (_: unknown, index: number) => shortened(labels[index] ?? '');
  return { x: value, y: { stacked, ticks: { ...ticks, autoSkip: false, callback: short }, grid: { display: false } } };
}

/** A label that leaves room for its bar; the whole of it is shown beside the number. */
function shortened(label: string): string {
  const length = /[\u2e80-\uffff]/.test(label) ? 24 : 44;
  return label.length > length ? `${label.slice(0, length)}…` : label;
}

function colour(property: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(property);
}
