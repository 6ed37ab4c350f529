import { assertThat } from '../core/result';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { Compensation } from './plan-compensation';

/**
 * A mesh on the bed (mm), drawn so that a printer of this scale and skew makes it as it was: the
 * inverse of (x, y, z) -> (s_x x + s_y y sin k, s_y y cos k, s_z z), the coupon's own model. The
 * bed's middle and its plane stay.
 */
export function compensateScale(
  { positions, triangles }: TriangleMesh,
  { scale, skewDeg }: Pick<Compensation, 'scale' | 'skewDeg'>,
): TriangleMesh {
  assertThat(
    scale.x > 0 && scale.y > 0 && scale.z > 0 && Math.abs(skewDeg) < 45,
    'compensateScale',
    'no printer has this scale',
    { scale, skewDeg },
  );
  const skew = (skewDeg * Math.PI) / 180;
  const drawn = new Float32Array(positions.length);
  for (let v = 0; v < positions.length; v += 3) {
    const [x, y, z] = [positions[v]!, positions[v + 1]!, positions[v + 2]!];
    drawn[v] = (x - y * Math.tan(skew)) / scale.x;
    drawn[v + 1] = y / (scale.y * Math.cos(skew));
    drawn[v + 2] = z / scale.z;
  }
  return { positions: drawn, triangles };
}
