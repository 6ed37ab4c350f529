/** English of what leaves the window: names of buttons, and when they may not be pressed. */
export const enExport = {
  export: {
    stl: 'Export STL',
    stlText: 'The guide in the patient frame (LPS mm).',
    package: 'Print as 3MF',
    print: 'Print as STL',
    printText:
      'The guide laid down for the printer, contact face up. 3MF carries its name, millimetres and needle stops into the slicer.',
    printCompensated:
      'COMPENSATED for the printer as it was measured: do not scale it, leave the slicer’s own compensation at 0.',
    bench: 'Bench phantom',
    tryIn: 'Try-in',
    benchText:
      'The bone under the guide, with a pip where each needle’s tip must touch; and the bone alone, to try the fit.',
    case: 'Export case',
    caseText: 'Everything you decided; “bregma plan” makes the same bytes from it.',
    report: 'Report',
    plan: 'Plan',
    skull: 'Skull',
    written: 'Written',
    sha: 'SHA-256',
    show: 'Show {{name}} in its folder',
    failed: 'This plan FAILED. The files say so in their names and headers.',
    stale:
      'Out of date: the guide was made before your last change, and it cannot be exported. Generate it again.',
    reportStale: 'OUT OF DATE: this report is of the guide before your last change. Generate it again.',
    caseChanged:
      'As it is now, without a guide of its own: it is named case-changed.json until you generate again.',
    read: 'Read the report',
    bytes: '{{n}} bytes',
    nothing: 'Generate the guide first; the case can be exported as soon as it has a trajectory.',
  },
};
