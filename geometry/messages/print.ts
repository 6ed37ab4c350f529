/** What is said of printers, their profiles and coupons. */
export const printMessages = {
  'not-measured': ['not measured', 'non mesuré'],
  'figure-measured': [
    '{value}{unit} ± {uncertainty}, measured on the coupon',
    '{value}{unit} ± {uncertainty}, mesuré sur l’éprouvette',
  ],
  'figure-published': ['{value}{unit}, published: {source}', '{value}{unit}, publié : {source}'],
  'figure-published-spread': [
    'off by {uncertainty}{unit} or so, which way is not said; published: {source}',
    'écart d’environ {uncertainty}{unit}, sens non précisé ; publié : {source}',
  ],
  'bed-size': ['{x} x {y} x {z} mm', '{x} × {y} × {z} mm'],
  'bed-size-published': ['{x} x {y} x {z} mm, published: {source}', '{x} × {y} × {z} mm, publié : {source}'],
  'cycle-borne': ['{cycle}: borne ({source})', '{cycle} : supporté ({source})'],
  'cycle-not-borne': ['{cycle}: NOT borne ({source})', '{cycle} : NON supporté ({source})'],
  'cycle-none': ['not sterilised', 'sans stérilisation'],
  'cycle-isopropanol': ['isopropanol 70 %', 'isopropanol à 70 %'],
  'cycle-steam-121': ['steam at 121 °C', 'vapeur à 121 °C'],
  'cycle-steam-134': ['steam at 134 °C', 'vapeur à 134 °C'],
  'cycle-ethylene-oxide': ['ethylene oxide', 'oxyde d’éthylène'],
  'cycle-hydrogen-peroxide': ['hydrogen peroxide', 'peroxyde d’hydrogène'],
  'coupon-of': ['measured on {date}, lot {lot}, {cycle}', 'mesurée le {date}, lot {lot}, {cycle}'],
  'row-coupon': ['Coupon', 'Éprouvette'],
  'row-bed': ['Bed', 'Plateau'],
  'row-layer': ['Layer', 'Couche'],
  'row-wall': ['Thinnest wall', 'Paroi la plus mince'],
  'row-gap': ['Narrowest gap', 'Fente la plus étroite'],
  'row-scale': ['Scale along {axis}', 'Échelle selon {axis}'],
  'row-skew': ['Skew', 'Équerrage'],
  'row-growth': ['Faces lie out by', 'Les faces dépassent de'],
  'row-residual': ['Left over', 'Écart restant'],
  'row-bore': ['Bore {diameter} mm at {tilt}°', 'Alésage {diameter} mm à {tilt}°'],
  'row-bores': ['Bores', 'Alésages'],
  'row-sterilising': ['Sterilising', 'Stérilisation'],
  'read-outside': [
    'Bar {axis}, outside, over teeth {from} and {to}',
    'Barre {axis}, extérieur, des dents {from} à {to}',
  ],
  'read-inside': [
    'Bar {axis}, inside, between teeth {from} and {to}',
    'Barre {axis}, intérieur, entre les dents {from} et {to}',
  ],
  'read-depth-bar': [
    'Tower, depth from its top to the bar beside it',
    'Tour, profondeur de son sommet à la barre voisine',
  ],
  'read-depth-step': [
    'Tower, depth from its top to step {step}, counted from the top',
    'Tour, profondeur de son sommet à la marche {step}, comptée du haut',
  ],
  'read-diagonal': [
    'Over both posts, outside, slantwise from bar X to bar Y',
    'Sur les deux plots, extérieur, en biais de la barre X à la barre Y',
  ],
  'read-peg': ['Peg of {peg} mm, along {axis}', 'Goupille de {peg} mm, selon {axis}'],
  'read-needle': ['The needle itself, by the same caliper', 'L’aiguille elle-même, au même pied à coulisse'],
  'read-upright-no-go': [
    'Upright bores: number of the widest that the needle does NOT go through (1 to {last})',
    'Alésages droits : numéro du plus large que l’aiguille ne traverse PAS (1 à {last})',
  ],
  'read-upright-go': [
    'Upright bores: number of the narrowest that the needle goes through by its own weight (1 to {last})',
    'Alésages droits : numéro du plus étroit que l’aiguille traverse par son seul poids (1 à {last})',
  ],
  'read-leaning-no-go': [
    'Leaning bores: number of the widest that the needle does NOT go through (1 to {last})',
    'Alésages inclinés : numéro du plus large que l’aiguille ne traverse PAS (1 à {last})',
  ],
  'read-leaning-go': [
    'Leaning bores: number of the narrowest that the needle goes through without force (1 to {last})',
    'Alésages inclinés : numéro du plus étroit que l’aiguille traverse sans forcer (1 à {last})',
  ],
  'read-wall': [
    'Thinnest wall that stands whole, of {list} mm',
    'Paroi la plus mince qui tient entière, parmi {list} mm',
  ],
  'read-gap': [
    'Narrowest gap that is open, of {list} mm',
    'Fente la plus étroite qui est ouverte, parmi {list} mm',
  ],
  'read-coupon': [
    'The coupon’s id, as it stands on the part',
    'Le numéro de l’éprouvette, tel qu’il figure sur la pièce',
  ],
  'read-tilt': [
    'Lean of its second row of bores, degrees',
    'Inclinaison de sa seconde rangée d’alésages, en degrés',
  ],
  'read-date': ['Day of the measuring, such as 2026-01-31', 'Jour de la mesure, comme 2026-01-31'],
  'read-lot': ['Lot of the material', 'Lot du matériau'],
  'read-cycle': ['What it went through before: one of {list}', 'Ce qu’elle a subi avant : l’un de {list}'],
  'sheet-title': ['Coupon {id}: measuring sheet', 'Éprouvette {id} : fiche de mesure'],
  'sheet-for': [
    'For the printer {printer}, material {material}',
    'Pour l’imprimante {printer}, matériau {material}',
  ],
  'sheet-drawn': ['drawn {mm} mm', 'dessiné {mm} mm'],
  'sheet-print': [
    'Print coupon.stl as it lies, flat on the bed, to scale, in millimetres, X along the bed’s X. Leave the slicer’s own compensation of sizes and holes at 0: the coupon measures what is left, and Bregma makes up for it once.',
    'Imprimez coupon.stl telle quelle, à plat sur le plateau, à l’échelle, en millimètres, X selon l’axe X du plateau. Laissez à 0 les compensations de cotes et de trous du trancheur : l’éprouvette mesure ce qui reste, et Bregma le compense une seule fois.',
  ],
  'sheet-treat': [
    'Wash, cure and sterilise it as the guide will be, on the same plate as the guide where you can. Measure it on the day of use, at room temperature.',
    'Lavez, durcissez et stérilisez-la comme le guide, si possible sur le même plateau que lui. Mesurez-la le jour de l’emploi, à température ambiante.',
  ],
  'sheet-caliper': [
    'Use a caliper that reads 0.01 mm, closed to zero before. Take each reading three times and write the middle one. Teeth are counted from the tower.',
    'Prenez un pied à coulisse au 0,01 mm, remis à zéro fermé. Lisez chaque cote trois fois et notez la valeur médiane. Les dents se comptent depuis la tour.',
  ],
  'sheet-growth': [
    'Outside readings with the large jaws, inside ones with the small jaws, depths with the rod. Press no harder than the thumb wheel does.',
    'Cotes extérieures aux grands becs, intérieures aux petits becs, profondeurs à la tige. N’appuyez pas plus que la molette.',
  ],
  'sheet-ladder': [
    'Try the real needle in the bores, upright ones in the rows nearer to bar X. Each row begins at its raised bar with the narrowest bore, number 1; the rows are counted on.',
    'Essayez la vraie aiguille dans les alésages, les droits dans les rangées proches de la barre X. Chaque rangée commence à sa barrette par l’alésage le plus étroit, numéro 1 ; les rangées se suivent.',
  ],
  'sheet-type': [
    'Type the readings into coupon.csv and solve them: bregma coupon --solve coupon.csv --profile PROFILE --out NEW.json. A reading that does not fit the others is refused by its row.',
    'Tapez les lectures dans coupon.csv et résolvez-les : bregma coupon --solve coupon.csv --profile PROFIL --out NOUVEAU.json. Une lecture qui ne va pas avec les autres est refusée par sa ligne.',
  ],
  'coupon-columns': [
    '{file} is not the table of a coupon: its first line must be {columns}, separated by commas, semicolons or tabs.',
    '{file} n’est pas le tableau d’une éprouvette : sa première ligne doit être {columns}, séparés par des virgules, des points-virgules ou des tabulations.',
  ],
  'coupon-line': [
    'Line {line} of {file} does not have the five fields of a coupon’s table; mend or delete it.',
    'La ligne {line} de {file} n’a pas les cinq champs du tableau d’une éprouvette ; corrigez-la ou supprimez-la.',
  ],
  'coupon-twice': [
    '{file} has the row "{row}" twice; leave only the one that is meant.',
    '{file} contient deux fois la ligne « {row} » ; ne gardez que la bonne.',
  ],
  'coupon-empty': [
    '{file}: the reading of "{row}" is missing; measure it and type it in.',
    '{file} : la lecture de « {row} » manque ; mesurez-la et saisissez-la.',
  ],
  'coupon-number': [
    '{file}: "{cell}" in the row "{row}" is not one number; write it such as 99.87 or, between semicolons, 99,87.',
    '{file} : « {cell} » à la ligne « {row} » n’est pas un nombre unique ; écrivez-le comme 99.87 ou, entre points-virgules, 99,87.',
  ],
  'coupon-other': [
    '{file}: what it says of the coupon does not belong to its id; take the table that was made with the coupon and change nothing but the last column.',
    '{file} : ce qu’il dit de l’éprouvette ne va pas avec son numéro ; prenez le tableau fait avec l’éprouvette et ne changez que la dernière colonne.',
  ],
  'coupon-stray': [
    '{file} has a row "{row}" that this coupon does not have; delete it.',
    '{file} contient une ligne « {row} » que cette éprouvette n’a pas ; supprimez-la.',
  ],
  'coupon-reading': [
    '{file}: "{cell}" as the reading of "{row}" cannot be right; measure it again.',
    '{file} : « {cell} » comme lecture de « {row} » est impossible ; mesurez à nouveau.',
  ],
  'coupon-date': [
    '{file}: "{cell}" is not a day such as 2026-01-31.',
    '{file} : « {cell} » n’est pas un jour comme 2026-01-31.',
  ],
  'coupon-date-either': [
    '{file}: "{cell}" may be read with the day or the month first; write the day such as 2026-01-31.',
    '{file} : « {cell} » peut se lire avec le jour ou le mois en tête ; écrivez le jour comme 2026-01-31.',
  ],
  'coupon-table-there': [
    '{file} holds another table, perhaps with readings: it would be lost. Choose another folder for --out, or move it away.',
    '{file} contient un autre tableau, peut-être avec des lectures : il serait perdu. Choisissez un autre dossier pour --out, ou déplacez-le.',
  ],
  'coupon-cycle': [
    '{file}: the cycle must be one of {list}, and is "{cell}".',
    '{file} : le cycle doit être l’un de {list}, et c’est « {cell} ».',
  ],
  'coupon-swapped': [
    'The readings of "{one}" ({first} mm) and "{other}" ({second} mm) look swapped: each fits in the other’s row. Measure both again.',
    'Les lectures de « {one} » ({first} mm) et « {other} » ({second} mm) semblent échangées : chacune va à la ligne de l’autre. Mesurez les deux à nouveau.',
  ],
  'coupon-misfit': [
    'The reading of "{row}", {measured} mm, does not fit the others, which put it at {expected} mm: more than {most} mm are left. Measure it again; if it stays, print the coupon again.',
    'La lecture de « {row} », {measured} mm, ne va pas avec les autres, qui la placent à {expected} mm : il reste plus de {most} mm. Mesurez à nouveau ; si elle persiste, réimprimez l’éprouvette.',
  ],
  'coupon-skew': [
    'The reading of "{row}" puts the bars {skew} degrees out of square, which no printer should be. Measure it again; if it stays, have the printer adjusted.',
    'La lecture de « {row} » met les barres à {skew} degrés de l’équerre, ce qu’aucune imprimante ne devrait faire. Mesurez à nouveau ; si elle persiste, faites régler l’imprimante.',
  ],
  'coupon-go': [
    '"{go}" must be a higher number than "{noGo}": a bore that the needle goes through is wider than one that it does not. Look whether they are swapped, and whether the row was counted from its raised bar.',
    '« {go} » doit être un numéro plus grand que « {noGo} » : un alésage que l’aiguille traverse est plus large qu’un qu’elle ne traverse pas. Voyez s’ils sont échangés, et si la rangée a été comptée depuis sa barrette.',
  ],
  'coupon-ladder': [
    'The ladder of bores does not hold the needle between two of them ("{row}"). See that it is the needle that the coupon was made for; if it is, this printer is too far off to be compensated: ream the bores.',
    'L’échelle d’alésages n’encadre pas l’aiguille entre deux d’entre eux (« {row} »). Voyez si c’est bien l’aiguille de l’éprouvette ; si oui, cette imprimante est trop loin pour être compensée : alésez les trous.',
  ],
  'coupon-tilt': [
    'A coupon for bores that lean {tilt} degrees cannot be made: 0 to {most} are possible.',
    'Impossible de faire une éprouvette pour des alésages inclinés de {tilt} degrés : de 0 à {most} sont possibles.',
  ],
  'coupon-no-room': [
    'The coupon needs {x} x {y} x {z} mm, and the bed has {bedX} x {bedY} x {bedZ} mm. Choose another printer, or a smaller needle.',
    'L’éprouvette demande {x} × {y} × {z} mm, et le plateau en a {bedX} × {bedY} × {bedZ}. Choisissez une autre imprimante, ou une aiguille plus fine.',
  ],
} as const;
