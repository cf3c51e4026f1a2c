import { countsBy } from '../parts.ts'

// Figures of Donmouth by locality and by age band, the last twelve quarters. The measures' own figures of these quarters are
// their sums, so that they agree with what was published.

const lookedAfter = {
  Harbour: [160, 158, 159, 161, 157, 155, 153, 159, 153, 157, 152, 153],
  North: [170, 169, 169, 170, 172, 166, 169, 167, 165, 167, 164, 170],
  'Old Town': [125, 123, 122, 123, 123, 122, 126, 120, 121, 120, 122, 120],
  Riverside: [101, 104, 106, 102, 100, 99, 103, 103, 98, 102, 100, 97],
  'Upper Strath': [32, 32, 31, 32, 32, 31, 32, 32, 31, 32, 31, 32],
}
const lookedAfterByAge = {
  '0 to 4': [100, 99, 102, 100, 102, 98, 99, 95, 96, 102, 96, 96],
  '5 to 11': [193, 192, 194, 192, 193, 187, 191, 191, 187, 189, 183, 190],
  '12 to 15': [182, 182, 181, 184, 180, 180, 178, 185, 174, 176, 182, 175],
  '16 and over': [113, 113, 110, 112, 109, 108, 115, 110, 111, 111, 108, 111],
}

const home = {
  Harbour: [28, 25, 28, 25, 27, 23, 24, 29, 26, 29, 25, 31],
  North: [31, 33, 32, 34, 34, 35, 34, 34, 37, 38, 40, 41],
  'Old Town': [19, 17, 15, 17, 14, 14, 21, 18, 15, 18, 18, 17],
  Riverside: [23, 23, 25, 24, 23, 21, 24, 22, 25, 25, 27, 25],
  'Upper Strath': [5, 5, 6, 5, 7, 7, 3, 5, 6, 5, 6, 6],
}
const kin = {
  Harbour: [42, 42, 42, 41, 40, 41, 39, 41, 38, 40, 37, 40],
  North: [27, 26, 27, 29, 29, 27, 29, 26, 28, 28, 26, 30],
  'Old Town': [18, 21, 19, 16, 15, 19, 19, 20, 19, 17, 19, 17],
  Riverside: [13, 11, 12, 13, 14, 11, 12, 12, 12, 14, 13, 11],
  'Upper Strath': [7, 5, 6, 7, 6, 7, 6, 5, 6, 6, 7, 5],
}
const kinByAge = {
  '0 to 4': [22, 24, 21, 25, 24, 24, 24, 24, 23, 21, 21, 21],
  '5 to 11': [42, 41, 40, 42, 40, 38, 40, 38, 41, 39, 38, 40],
  '12 to 15': [27, 26, 29, 26, 28, 30, 27, 28, 28, 28, 28, 28],
  '16 and over': [16, 14, 16, 13, 12, 13, 14, 14, 11, 17, 15, 14],
}
const foster = {
  Harbour: [68, 70, 66, 73, 70, 69, 69, 67, 69, 66, 67, 61],
  North: [93, 89, 90, 88, 88, 86, 86, 86, 79, 79, 78, 78],
  'Old Town': [67, 62, 67, 68, 73, 66, 63, 58, 65, 63, 64, 63],
  Riverside: [55, 60, 58, 54, 51, 56, 55, 57, 48, 53, 48, 50],
  'Upper Strath': [17, 19, 16, 16, 16, 12, 19, 19, 16, 17, 14, 17],
}
const fosterByAge = {
  '0 to 4': [61, 59, 54, 62, 63, 54, 59, 55, 58, 57, 52, 52],
  '5 to 11': [114, 111, 108, 108, 109, 104, 112, 110, 102, 103, 98, 101],
  '12 to 15': [85, 85, 92, 90, 86, 91, 82, 82, 77, 80, 83, 77],
  '16 and over': [40, 45, 43, 39, 40, 40, 39, 40, 40, 38, 38, 39],
}
const houses = {
  Harbour: [18, 17, 19, 18, 16, 17, 17, 16, 15, 17, 18, 16],
  North: [15, 16, 16, 14, 16, 13, 15, 15, 15, 16, 14, 15],
  'Old Town': [18, 20, 18, 19, 17, 19, 19, 20, 18, 18, 16, 19],
  Riverside: [8, 7, 8, 8, 9, 8, 9, 8, 9, 7, 8, 7],
  'Upper Strath': [2, 2, 2, 3, 2, 4, 3, 2, 2, 3, 3, 3],
}

export const atHome = [countsBy('Locality', home, lookedAfter)]
export const withKin = [countsBy('Locality', kin, lookedAfter), countsBy('Age band', kinByAge, lookedAfterByAge)]
export const withFosterCarers = [
  countsBy('Locality', foster, lookedAfter),
  countsBy('Age band', fosterByAge, lookedAfterByAge),
]
export const inHouses = [countsBy('Locality', houses, lookedAfter)]

/** A year after they left the register: few in each place, so that most of it must not be shown outside. */
const left = {
  Harbour: [28, 28, 31, 31, 30, 29, 29, 28, 27, 26, 30, 31],
  North: [31, 31, 28, 26, 28, 29, 25, 31, 29, 27, 30, 29],
  'Old Town': [20, 20, 19, 21, 20, 21, 20, 20, 17, 18, 20, 20],
  Riverside: [15, 15, 16, 17, 16, 15, 14, 14, 14, 14, 15, 15],
  'Upper Strath': [6, 6, 6, 5, 6, 6, 6, 7, 6, 6, 5, 5],
}
const again = {
  Harbour: [6, 3, 8, 3, 7, 6, 8, 1, 5, 5, 3, 6],
  North: [4, 3, 3, 4, 4, 3, 4, 4, 5, 2, 5, 3],
  'Old Town': [3, 4, 0, 3, 2, 3, 1, 6, 2, 1, 4, 2],
  Riverside: [1, 1, 3, 2, 2, 0, 3, 0, 0, 1, 1, 1],
  'Upper Strath': [0, 0, 2, 0, 0, 1, 0, 1, 1, 1, 0, 0],
}
export const harmedAgain = [countsBy('Locality', again, left)]

const came = {
  '0 to 4': [10, 9, 9, 10, 10, 8, 10, 11, 10, 11, 10, 11],
  '5 to 11': [7, 6, 5, 7, 6, 5, 6, 7, 6, 6, 7, 6],
  '12 and over': [7, 7, 7, 8, 7, 7, 8, 7, 8, 8, 9, 8],
}
const seen = {
  '0 to 4': [1, 3, 4, 4, 5, 3, 4, 5, 9, 8, 7, 8],
  '5 to 11': [4, 3, 1, 3, 3, 3, 2, 5, 0, 4, 5, 4],
  '12 and over': [2, 2, 1, 2, 0, 1, 3, 2, 5, 4, 5, 6],
}
export const seenInTime = [countsBy('Age at coming into care', seen, came)]

/** Weeks, month by month for two years: no counts stand behind them. */
export const weeksWaited = [
  {
    by: 'Locality',
    of: {
      Harbour: [18, 20, 19, 21, 18, 18, 21, 19, 20, 17, 18, 18, 16, 17, 15, 16, 14, 15, 12, 14, 12, 15, 13, 14],
      North: [17, 19, 18, 20, 18, 18, 20, 18, 18, 17, 18, 18, 15, 17, 15, 15, 13, 13, 12, 14, 12, 13, 12, 12],
      'Old Town': [19, 21, 21, 21, 19, 20, 22, 18, 19, 17, 20, 19, 17, 19, 16, 18, 15, 15, 14, 15, 15, 16, 14, 16],
      Riverside: [18, 20, 19, 21, 19, 19, 20, 19, 18, 17, 19, 18, 16, 18, 15, 15, 14, 15, 12, 14, 13, 14, 13, 15],
      'Upper Strath': [23, 24, 23, 25, 22, 23, 25, 21, 23, 20, 22, 24, 20, 21, 20, 20, 18, 20, 17, 18, 17, 19, 17, 18],
    },
  },
]
