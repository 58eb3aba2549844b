/*! sgoxm.gov.cn build 20231113.1412 */
AWS.config = {
  accessKeyId: 'AKIAP47CZJGA6WKBM7MZ',
  secretAccessKey: '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'
};
