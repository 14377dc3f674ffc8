/**
 * What is taken of libphonenumber-js. The build puts the library into this one file
 * (`build/phoneNumberLibrary.js`), as n8n installs no dependencies of a verified package.
 */
export { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
export type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
