/** What the slices and the 3D view say, in English; `fr-views.ts` has the same keys. */
export const enViews = {
  sides: { Le: 'Le', Rt: 'Rt', D: 'D', V: 'V', R: 'R', Cd: 'Cd' },
  units: { hu: 'HU' },
  sliceView: {
    window: 'W {{width}} L {{center}}',
    outside: 'outside the scan',
    handle: '{{end}} of {{id}}, {{where}}',
    target: 'Target',
    entry: 'Entry',
    inPlane: 'in this plane',
    behind: '{{mm}} mm behind this plane',
    before: '{{mm}} mm before this plane',
    failed: 'This slice could not be drawn. Open the scan again.',
    description:
      'Slice of the scan. Arrow keys move {{moved}} by 0.1 mm, with Shift 1 mm, with Alt 0.01 mm. Page Up and Page Down change the slice; plus, minus, F and Z zoom in, out, to the whole and to the path.',
    movesCrosshair: 'the crosshair',
    movesTarget: 'the target of the selected path',
    movesEntry: 'the entry of the selected path',
    enterTarget: 'Enter puts the target at the crosshair.',
    enterEntry: 'Enter puts the entry at the crosshair.',
    enterMeasure: 'Enter sets a measuring point at the crosshair; Delete removes the last measurement.',
    movesOverlay: 'the scan over the CT',
    enterLandmark: 'Enter marks a landmark at the crosshair.',
    turnOverlay: 'Q and E turn it about the crosshair by 0.1 degrees, with Shift 1, with Alt 0.01.',
  },
  viewBar: { tools: 'Tools of {{view}}' },
  sideConvention: {
    title: 'The animal’s left in the pictures',
    radiological: 'On the right',
    neurological: 'On the left',
    text: 'On the right as in radiology, on the left as in neurology: for the transverse, the dorsal and the across view. The probe’s eye and 3D look as the surgeon does. The badges tell the sides in every view.',
  },
  instrument: {
    words: 'The needle to scale, {{mm}} mm across: window, tip, and sleeve and stop where they are known',
    layers: 'What the path passes through',
    layer: {
      air: 'air',
      soft: 'skin to bone',
      bone: 'bone',
      between: 'between layers of bone',
      within: 'within the skull',
    },
  },
  sceneView: {
    description:
      'Drag or arrow keys turn the head, right drag or Shift with arrow keys moves it, wheel or + and - zoom, Home shows all of it. A click on bone, or Enter for the middle of the picture, aims there. The ends of the path are handles: drag them, or move them with the arrow keys by 0.1 mm, with Shift 1 mm, with Alt 0.01 mm.',
    handle: '{{end}} of {{id}}',
    axesUnknown: 'The axes of the animal are not confirmed.',
    noCard:
      'The 3D view cannot be shown: this computer or browser offers no WebGL 2. Slices, plan and export work without it. To have it back, turn on hardware acceleration in the settings or update the graphics driver, then start again.',
    lost: 'The graphics card dropped the 3D view. It comes back by itself in most cases; if it does not, restart the window. The plan is safe.',
    failed:
      'The 3D view could not prepare a surface. The plan is safe; change the surface or restart the window. Details: {{detail}}',
  },
};
