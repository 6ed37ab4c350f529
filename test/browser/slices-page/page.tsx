/**
 * Four slice views over a synthetic head, for the browser test: a state that a test can read and
 * drive.
 */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  frameAlong,
  patientPoint,
  patientVector,
  voxelPoint,
  type PatientPoint,
} from '../../../geometry/core/frames';
import { along, cross, normalize, scale, subtract, type Vec3 } from '../../../geometry/core/vector';
import { extractIsosurface } from '../../../geometry/surface/isosurface/extract-isosurface';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';
import { voxelToPatient, type Volume } from '../../../geometry/volume/volume';
import { startLanguage } from '../../../renderer/language/i18n';
import '../../../renderer/shell/tokens.css';
import { SliceView } from '../../../renderer/slices/slice-view';
import type { SlicePath, SliceTool, WindowLevel } from '../../../renderer/slices/slice-view-props';
import type { SlicePlane } from '../../../renderer/slices/slice-plane';

interface Scene {
  readonly volume: Volume;
  readonly mesh: TriangleMesh;
  readonly bright: PatientPoint;
}

/**
 * A shell of bone round a brain, one bright voxel and a metal bar, in a rotated, anisotropic,
 * shifted volume.
 */
function buildScene(ni: number, nj: number, nk: number): Scene {
  const tilt = frameAlong(patientPoint(0, 0, 0), patientVector(0.08, -0.12, 1), patientVector(1, 0.05, 0));
  const spacingMm = [102 / ni, 115 / nj, 102 / nk] as const;
  const shared = globalThis.crossOriginIsolated;
  const bytes = 2 * ni * nj * nk;
  const voxels = shared ? new Int16Array(new SharedArrayBuffer(bytes)) : new Int16Array(bytes / 2);
  const inBrain = [Math.round(ni * 0.55), Math.round(nj * 0.45), Math.round(nk * 0.6)] as const;
  let n = 0;
  let noise = 1;
  for (let k = 0; k < nk; k++) {
    const z = (k - nk / 2) * spacingMm[2];
    for (let j = 0; j < nj; j++) {
      const y = (j - nj / 2) * spacingMm[1];
      for (let i = 0; i < ni; i++, n++) {
        const x = (i - ni / 2) * spacingMm[0];
        const r = Math.hypot(x / 30, y / 36, z / 32);
        noise = (Math.imul(noise, 1664525) + 1013904223) | 0;
        let hu = r < 1 ? 35 : r < 1.12 ? 1400 : r < 1.3 ? 60 : -1000;
        if (Math.abs(x + 20) < 1.5 && Math.abs(z) < 1.5 && y > 0 && y < 30) hu = 20000;
        voxels[n] = hu + (noise >> 26);
      }
    }
  }
  const [bi, bj, bk] = inBrain;
  voxels[bi + ni * (bj + nj * bk)] = 3000;
  const origin = patientPoint(-12.5, 30.25, -210.75);
  const volume: Volume = {
    sizeVoxels: [ni, nj, nk],
    voxels,
    originLps: origin,
    spacingMm,
    axes: [tilt.x, tilt.y, tilt.z],
  };
  return {
    volume,
    mesh: extractIsosurface(volume, 300),
    bright: voxelToPatient(volume, voxelPoint(bi, bj, bk)),
  };
}

const query = new URLSearchParams(location.search);
const isLarge = query.get('size') === 'large';
const scene = isLarge ? buildScene(512, 512, 300) : buildScene(160, 180, 120);
const [ax, ay, az] = scene.volume.axes;
const [ni, nj, nk] = scene.volume.sizeVoxels;
const middle = voxelToPatient(scene.volume, voxelPoint((ni - 1) / 2, (nj - 1) / 2, (nk - 1) / 2));

/** A plane through the crosshair whose middle stays that of the volume. */
function planeThrough(
  crosshair: PatientPoint,
  right: SlicePlane['right'],
  down: SlicePlane['down'],
): SlicePlane {
  const into = cross(right, down) as SlicePlane['into'];
  const d = subtract<PatientPoint>(crosshair, middle);
  const depth = d[0] * into[0] + d[1] * into[1] + d[2] * into[2];
  return { center: along(middle, into, depth), right, down, into };
}

function Page() {
  const [crosshair, setCrosshair] = useState(scene.bright);
  const [windowLevel, setWindowLevel] = useState<WindowLevel>({ widthHu: 800, centerHu: 250 });
  const [tool, setTool] = useState<SliceTool>('crosshair');
  const entry0 = along(along(along(scene.bright, ay, -26), ax, 6), az, 3);
  const [ends, setEnds] = useState({ target: scene.bright, entry: entry0 });
  const [log, setLog] = useState<readonly string[]>([]);
  const out = normalize(subtract<PatientPoint>(ends.entry, ends.target));
  const path: SlicePath = {
    id: 'T1',
    targetLps: ends.target,
    entryLps: ends.entry,
    entrySurfaceLps: ends.entry,
    lowerLipLps: along(ends.entry, out, 6),
    upperLipLps: along(ends.entry, out, 18),
    boreDiameterMm: 2.2,
    outerDiameterMm: 8,
    colour: '#e69f00',
    selected: true,
    targetRadiusMm: 3,
  };
  const other: SlicePath = {
    id: 'T2',
    targetLps: along(ends.target, ax, -12),
    entryLps: along(along(ends.entry, ax, -16), az, -9),
    colour: '#009e73',
    selected: false,
  };
  /** The middle of the metal bar (20000 HU). */
  const toMetal = (): void => setCrosshair(along(along(middle, ax, -20), ay, 15));
  const transverse = planeThrough(crosshair, ax, ay);
  const sagittal = planeThrough(crosshair, az, ay);
  const dorsal = planeThrough(crosshair, ax, scale(az, -1));
  const oblique = frameAlong(
    ends.target,
    cross(out, az) as SlicePlane['into'],
    out as Vec3 as SlicePlane['into'],
  );
  const alongPath: SlicePlane = { center: ends.target, right: oblique.x, down: oblique.y, into: oblique.z };
  const colours = { transverse: 'var(--transverse)', sagittal: 'var(--sagittal)', dorsal: 'var(--dorsal)' };
  const shared = {
    volume: scene.volume,
    windowLevel,
    crosshair,
    outlines,
    paths: [path, other],
    tool,
    onWindowLevel: setWindowLevel,
    onCrosshair: (p: PatientPoint, done: boolean) => {
      setCrosshair(p);
      if (done) setLog(l => [...l, 'crosshair']);
    },
    onHandle: (_id: string, end: 'target' | 'entry', p: PatientPoint, done: boolean) => {
      setEnds(e => ({ ...e, [end]: p }));
      if (done) setLog(l => [...l, end]);
    },
    onPlace: (end: 'target' | 'entry', p: PatientPoint) => {
      setEnds(e => ({ ...e, [end]: p }));
      setLog(l => [...l, `place ${end}`]);
    },
    onHover: (p: PatientPoint | null) => {
      Object.assign(window, { hovered: p });
    },
  };
  Object.assign(window, {
    slices: { crosshair, windowLevel, ends, log, bright: scene.bright, setTool, toMetal },
  });
  return (
    <main
      style={{ display: 'grid', gridTemplate: '368px 368px / 406px 406px', gap: 1, background: '#2c313a' }}
    >
      <SliceView
        {...shared}
        name="Transverse"
        accent={colours.transverse}
        plane={transverse}
        letters={{ left: 'Rt', right: 'Le', top: 'D', bottom: 'V' }}
        crossing={[
          { plane: sagittal, colour: colours.sagittal },
          { plane: dorsal, colour: colours.dorsal },
        ]}
        caption={'Synthetic head\n-12.40 mm'}
        onMaximise={() => setLog(l => [...l, 'maximise'])}
      />
      <SliceView
        {...shared}
        name="Along path"
        accent="#7f93a8"
        plane={alongPath}
        letters={{ left: 'V', right: 'D', top: 'R', bottom: 'Cd' }}
        crossing={[]}
        caption="3.1 mm"
      />
      <SliceView
        {...shared}
        name="Sagittal"
        accent={colours.sagittal}
        plane={sagittal}
        letters={{ left: 'Cd', right: 'R', top: 'D', bottom: 'V' }}
        crossing={[
          { plane: transverse, colour: colours.transverse },
          { plane: dorsal, colour: colours.dorsal },
        ]}
        caption="9.10 mm left"
      />
      <SliceView
        {...shared}
        name="Dorsal"
        accent={colours.dorsal}
        plane={dorsal}
        letters={{ left: 'Rt', right: 'Le', top: 'R', bottom: 'Cd' }}
        crossing={[
          { plane: transverse, colour: colours.transverse },
          { plane: sagittal, colour: colours.sagittal },
        ]}
        caption="31.25 mm"
      />
    </main>
  );
}

const outlines =
  query.get('outlines') === 'none' ? [] : [{ id: 'bone', mesh: scene.mesh, colour: 'var(--ok)' }];
document.body.style.margin = '0';
startLanguage('en');
createRoot(document.getElementById('root')!).render(<Page />);
