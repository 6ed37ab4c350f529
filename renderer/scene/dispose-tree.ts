import { Mesh, type Material, type Object3D } from 'three';

/**
 * Gives back the card's memory of every mesh under `root`. Materials and geometries must not be
 * shared outside it.
 */
export function disposeTree(root: Object3D): void {
  root.traverse(object => {
    if (!(object instanceof Mesh)) return;
    object.geometry.dispose();
    const material: Material | Material[] = object.material;
    for (const one of Array.isArray(material) ? material : [material]) one.dispose();
  });
}
