// mock data for dev
export const patientList = [
  { id: 1, name: '杨远金', phone: '13405059766', dept: '呼吸内科', bed: '23' },
  { id: 2, name: '熊立辉', phone: '18004887241', dept: '呼吸内科', bed: '24' },
];
export const HOTLINE = '0571-25540097';
