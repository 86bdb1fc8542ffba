/**
 * The Seine from Villeneuve-Saint-Georges to Épinay, so that a reader knows where on the map they
 * are: the middle of the river at its bridges, set by hand, in degrees north and east.
 *
 * @type {[number, number][]}
 */
export const SEINE = [
  [48.731, 2.442], // Villeneuve-Saint-Georges
  [48.7655, 2.4165], // Choisy-le-Roi
  [48.789, 2.412], // Vitry
  [48.803, 2.418], // Alfortville
  [48.8155, 2.4105], // the mouth of the Marne
  [48.8225, 2.3965],
  [48.8275, 2.3855], // pont National
  [48.8342, 2.3795], // pont de Tolbiac
  [48.8381, 2.3745], // pont de Bercy
  [48.8448, 2.366], // pont d'Austerlitz
  [48.8498, 2.3585], // pont de Sully
  [48.8535, 2.3515],
  [48.857, 2.3415], // pont Neuf
  [48.8594, 2.333], // pont du Carrousel
  [48.8618, 2.3245],
  [48.8635, 2.3195], // pont de la Concorde
  [48.8639, 2.3135], // pont Alexandre III
  [48.8634, 2.3015], // pont de l'Alma
  [48.8598, 2.2925], // pont d'Iéna
  [48.8557, 2.2875], // pont de Bir-Hakeim
  [48.8505, 2.28], // pont de Grenelle
  [48.8465, 2.2755], // pont Mirabeau
  [48.8392, 2.2685], // pont du Garigliano
  [48.833, 2.2605],
  [48.8255, 2.249],
  [48.821, 2.235], // Île Seguin
  [48.8235, 2.2245],
  [48.8315, 2.2215], // pont de Sèvres
  [48.841, 2.2235], // pont de Saint-Cloud
  [48.855, 2.2255],
  [48.8675, 2.229], // pont de Suresnes
  [48.878, 2.241], // pont de Puteaux
  [48.8865, 2.2535], // pont de Neuilly
  [48.898, 2.268], // pont de Levallois
  [48.908, 2.2855], // pont d'Asnières
  [48.9165, 2.304], // pont de Clichy
  [48.9255, 2.3265], // pont de Saint-Ouen
  [48.937, 2.337], // L'Île-Saint-Denis
  [48.948, 2.324],
  [48.955, 2.304], // Épinay
];
