import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { patientPoint, patientVector } from '../../../geometry/core/frames';
import { contourGrid } from '../../../geometry/surface/isosurface/contour-grid';
import { readStl } from '../../../geometry/surface/mesh/read-stl';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';
import { startLanguage } from '../../../renderer/language/i18n';
import '../../../renderer/shell/tokens.css';
import './page.css';
import { SceneView } from '../../../renderer/scene/scene-view';
import type { SceneViewProps } from '../../../renderer/scene/scene-view-props';

/** The 3D view alone on a page, with its props in the hands of the test. */
const picks: { point: number[]; normal: number[] }[] = [];
const longTasks: number[] = [];
let props: SceneViewProps = {
  meshes: [],
  paths: [],
  planes: [],
  motion: null,
  crosshair: null,
  axes: null,
  axesConfirmed: false,
  clip: null,
  onPick: (point, normal) => picks.push({ point: [...point], normal: [...normal] }),
  look: null,
  theme: 'dark',
};

startLanguage('en');
const root = createRoot(document.getElementById('root')!);
const render = (): void =>
  root.render(
    <StrictMode>
      <div className="cell">
        <SceneView {...props} />
      </div>
    </StrictMode>,
  );

/** STL files as one mesh, coordinates times `scale`. */
async function stl(scale: number, ...urls: string[]): Promise<TriangleMesh> {
  const meshes = await Promise.all(
    urls.map(async url => {
      const read = readStl(new Uint8Array(await (await fetch(url)).arrayBuffer()));
      if (!read.ok) throw new Error(read.problem.message);
      return read.value;
    }),
  );
  const positions = new Float32Array(meshes.reduce((n, m) => n + m.positions.length, 0));
  const triangles = new Uint32Array(meshes.reduce((n, m) => n + m.triangles.length, 0));
  let [p, t] = [0, 0];
  for (const m of meshes) {
    positions.set(
      m.positions.map(value => scale * value),
      p,
    );
    m.triangles.forEach((v, i) => (triangles[t + i] = v + p / 3));
    p += m.positions.length;
    t += m.triangles.length;
  }
  return { positions, triangles };
}

/** A ball about a place far from the LPS origin. */
function sphere(center: readonly [number, number, number], radiusMm: number, stepMm: number): TriangleMesh {
  const n = Math.ceil((2 * radiusMm) / stepMm) + 5;
  const values = new Float32Array(n ** 3);
  const at = (i: number): number => (i - (n - 1) / 2) * stepMm;
  for (let k = 0; k < n; k++)
    for (let j = 0; j < n; j++)
      for (let i = 0; i < n; i++) values[i + n * (j + n * k)] = radiusMm - Math.hypot(at(i), at(j), at(k));
  const half = ((n - 1) / 2) * stepMm;
  return contourGrid(
    {
      values,
      size: [n, n, n],
      origin: [center[0] - half, center[1] - half, center[2] - half],
      spacingMm: [stepMm, stepMm, stepMm],
    },
    0,
  );
}

new PerformanceObserver(list => {
  for (const entry of list.getEntries()) longTasks.push(entry.duration);
}).observe({ type: 'longtask' });

const page = {
  picks,
  longTasks,
  stl,
  sphere,
  patientPoint,
  patientVector,
  set(next: Partial<SceneViewProps>): void {
    props = { ...props, ...next };
    document.documentElement.dataset['theme'] = props.theme;
    render();
  },
};
declare global {
  interface Window {
    scenePage: typeof page;
  }
}
window.scenePage = page;
render();
