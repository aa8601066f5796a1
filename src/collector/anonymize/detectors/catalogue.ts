import { handle, localNumber, mail, phone, postalCode } from './contact.js';
import type { Detector } from './detector.js';
import { hex, imei, longNumber, numericId, objectId, ulid, uuid } from './machine-ids.js';
import { ipv4, ipv6, mac, url } from './network.js';
import { addressee } from './people-by-title.js';
import {
  corporateNumber,
  drivingLicense,
  insurerNumber,
  licensePlate,
  myNumber,
  passport,
  pensionNumber,
  residenceCard,
  residentCode,
} from './official-numbers.js';
import { card, iban } from './payment.js';
import { birthDate, coordinates, streetAddress } from './places-and-dates.js';
import { jwt, token } from './secrets.js';

/**
 * Every kind, the most telling first: what one has taken, the next does not see. A new kind is a new row here.
 * Rules: law-and-specs.md section 4.3.
 */
export const DETECTORS: readonly Detector[] = [
  url,
  jwt,
  mail,
  handle,
  uuid,
  mac,
  ipv6,
  coordinates,
  ipv4,
  iban,
  residenceCard,
  passport,
  objectId,
  ulid,
  hex,
  phone,
  card,
  imei,
  myNumber,
  drivingLicense,
  corporateNumber,
  residentCode,
  pensionNumber,
  birthDate,
  insurerNumber,
  longNumber,
  localNumber,
  postalCode,
  licensePlate,
  streetAddress,
  token,
  numericId,
  addressee,
];
