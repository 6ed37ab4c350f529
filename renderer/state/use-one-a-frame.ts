import { useEffect, useState } from 'react';

/**
 * How many of `count` parts to mount: one at first and another with each frame, so that no frame
 * mounts them all.
 */
export function useOneAFrame(count: number): number {
  const [mounted, setMounted] = useState(1);
  useEffect(() => {
    if (mounted >= count) return undefined;
    const frame = requestAnimationFrame(() => setMounted(mounted + 1));
    return () => cancelAnimationFrame(frame);
  }, [mounted, count]);
  return mounted;
}
