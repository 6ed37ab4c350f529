import { handOver } from '../../geometry/threads/hand-over';
import type { Remote } from '../../geometry/threads/remote-service';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { MeshService } from './mesh-service';
import type { Ball } from './orbit-camera';
import type { SceneMesh } from './scene-view-props';
import type { StageService } from './stage-service';
import { surfaceLooks } from './surface-looks';

interface Slot {
  wanted: SceneMesh;
  /** What is on the card: the last surface prepared, which may be one behind the wanted. */
  shown: {
    readonly key: number;
    readonly mesh: TriangleMesh;
    readonly ball: Ball;
    paint: Uint8Array | null;
  } | null;
  preparing: boolean;
}

export interface SceneMeshes {
  /**
   * Takes the meshes to show; what is new is prepared in the worker and what is gone is disposed
   * of.
   */
  setMeshes(meshes: readonly SceneMesh[]): void;
  /** What is seen and can be aimed at or stands before it. */
  pickable(): { readonly keys: number[]; readonly bone: ReadonlySet<number> };
  /** Round the visible bone, else round everything visible; null where nothing is. */
  ball(): Ball | null;
}

/**
 * Keeps the stage's meshes up with the wanted ones. One preparation a slot at a time, always of the
 * newest: while a threshold is dragged the old surface stays on show and those in between are
 * passed over.
 */
export function createSceneMeshes(
  service: Remote<MeshService>,
  stage: Remote<StageService>,
  on: {
    readonly shown: () => void;
    readonly preparing: (busy: boolean) => void;
    readonly failed: (e: unknown) => void;
  },
): SceneMeshes {
  const slots = new Map<string, Slot>();
  let lastKey = 0;

  const sync = (): void => {
    const opacities = new Map<number, number>();
    for (const { shown, wanted } of slots.values()) {
      if (!shown) continue;
      opacities.set(shown.key, wanted.visible ? wanted.opacity : 0);
      const paint = wanted.mesh === shown.mesh ? (wanted.paint ?? null) : null;
      if (paint === shown.paint) continue;
      shown.paint = paint;
      stage.setPaint(shown.key, paint).catch(on.failed);
    }
    stage.showMeshes(opacities).catch(on.failed);
    on.preparing([...slots.values()].some(slot => slot.preparing));
  };

  const advance = async (id: string, slot: Slot): Promise<void> => {
    if (slot.preparing || !slot.wanted.visible || slot.wanted.mesh === slot.shown?.mesh) return;
    const { mesh, kind } = slot.wanted;
    const key = ++lastKey;
    slot.preparing = true;
    on.preparing(true);
    try {
      const packed = await service.prepare(key, mesh, kind === 'bone');
      slot.preparing = false;
      const old = slot.shown;
      if (slots.get(id) !== slot) {
        await service.drop(key);
        return;
      }
      const { ball } = packed;
      const { positions, normals, triangles } = packed;
      const buffers = [positions.buffer, normals.buffer, triangles.buffer];
      const added = stage.addMesh(key, handOver(packed, buffers), surfaceLooks[kind]);
      // At once: whatever is said to the stage before it has answered must have the new surface
      // among those that stay.
      slot.shown = { key, mesh, ball, paint: null };
      sync();
      await added;
      on.shown();
      if (old) await service.drop(old.key);
      if (slot.wanted.mesh !== mesh) return await advance(id, slot);
      const coarse = await service.coarsen(key);
      if (coarse && slot.shown?.key === key) await stage.setCoarse(key, handOver(coarse, [coarse.buffer]));
      const ambientOcclusion = await service.ambientOcclusion(key);
      if (!ambientOcclusion || slot.shown?.key !== key) return;
      await stage.setAmbientOcclusion(key, handOver(ambientOcclusion, [ambientOcclusion.buffer]));
      if (kind === 'bone') await service.index(key);
      const thin = await service.thin(key);
      if (thin && slot.shown?.key === key) await stage.setCoarse(key, handOver(thin, [thin.buffer]));
    } catch (error) {
      slot.preparing = false;
      on.failed(error);
    }
  };

  return {
    setMeshes(meshes) {
      const ids = new Set(meshes.map(m => m.id));
      for (const [id, slot] of slots) {
        if (ids.has(id)) continue;
        slots.delete(id);
        if (slot.shown) service.drop(slot.shown.key).catch(on.failed);
      }
      for (const wanted of meshes) {
        const slot = slots.get(wanted.id);
        if (slot) slot.wanted = wanted;
        else slots.set(wanted.id, { wanted, shown: null, preparing: false });
      }
      sync();
      slots.forEach((slot, id) => void advance(id, slot));
    },
    pickable() {
      const keys: number[] = [];
      const bone = new Set<number>();
      for (const { shown, wanted } of slots.values()) {
        if (!shown || !wanted.visible || wanted.opacity <= 0) continue;
        if (wanted.kind === 'bone') bone.add(shown.key);
        // One sees through what is translucent, and so may aim through it.
        else if (wanted.opacity < 1) continue;
        keys.push(shown.key);
      }
      return { keys, bone };
    },
    ball() {
      const seen = [...slots.values()].filter(({ shown, wanted }) => shown && wanted.visible);
      const bone = seen.filter(({ wanted }) => wanted.kind === 'bone');
      return joinBalls((bone.length > 0 ? bone : seen).map(({ shown }) => shown!.ball));
    },
  };
}

function joinBalls(balls: readonly Ball[]): Ball | null {
  return balls.reduce<Ball | null>((all, next) => {
    if (!all) return next;
    const d = all.center.map((c, k) => next.center[k]! - c);
    const apart = Math.hypot(...d);
    if (apart + next.radiusMm <= all.radiusMm) return all;
    if (apart + all.radiusMm <= next.radiusMm) return next;
    const radiusMm = (apart + all.radiusMm + next.radiusMm) / 2;
    const share = (radiusMm - all.radiusMm) / apart;
    const [x, y, z] = all.center;
    return { center: [x + share * d[0]!, y + share * d[1]!, z + share * d[2]!], radiusMm };
  }, null);
}
