import { expect, it, vi } from 'vitest';
import type { Remote } from '../../geometry/threads/remote-service';
import type { MeshService } from '../../renderer/scene/mesh-service';
import { createSceneMeshes } from '../../renderer/scene/scene-meshes';
import type { SceneMesh } from '../../renderer/scene/scene-view-props';
import type { StageService } from '../../renderer/scene/stage-service';

const surface = (id: string, opacity: number): SceneMesh => ({
  id,
  kind: id === 'bone' ? 'bone' : 'guide',
  mesh: meshes[id]!,
  opacity,
  visible: true,
});
const meshes: Readonly<Record<string, SceneMesh['mesh']>> = {
  bone: { positions: new Float32Array(9), triangles: Uint32Array.of(0, 1, 2) },
  guide: { positions: new Float32Array(9), triangles: Uint32Array.of(0, 1, 2) },
};

it('keeps a surface whose neighbour changes while the stage is still taking it', async () => {
  const service = {
    prepare: () =>
      Promise.resolve({
        positions: new Float32Array(9),
        normals: new Float32Array(9),
        triangles: new Uint32Array(3),
        ball: { center: [0, 0, 0], radiusMm: 1 },
      }),
    coarsen: () => Promise.resolve(null),
    ambientOcclusion: () => Promise.resolve(null),
    drop: () => Promise.resolve(),
  };
  /** As the stage does: what is not among the shown is gone. Its answers are held back. */
  const onStage = new Set<number>();
  const answers: (() => void)[] = [];
  const stage = {
    addMesh: (key: number) => {
      onStage.add(key);
      return new Promise<void>(answer => answers.push(answer));
    },
    showMeshes: (opacities: ReadonlyMap<number, number>) => {
      for (const key of onStage) if (!opacities.has(key)) onStage.delete(key);
      return Promise.resolve();
    },
    setPaint: () => Promise.resolve(),
  };
  const failed = vi.fn();
  const shown = vi.fn();
  const scene = createSceneMeshes(
    service as unknown as Remote<MeshService>,
    stage as unknown as Remote<StageService>,
    { shown, preparing: () => undefined, failed },
  );
  scene.setMeshes([surface('bone', 1), surface('guide', 1)]);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  scene.setMeshes([surface('bone', 0.55), surface('guide', 1)]);
  answers.forEach(answer => answer());
  await vi.waitFor(() => expect(shown).toHaveBeenCalledTimes(2));
  expect(onStage.size).toBe(2);
  expect(failed).not.toHaveBeenCalled();
});
