window.cameraList = [
  {name: "东门", url: "rtsp://admin:urvbwbrw799@60.148.175.159:554/h264/ch1/main/av_stream"},
  {name: "办事大厅", url: "rtsp://admin:urvbwbrw799@60.148.175.159:554/h264/ch2/main/av_stream"},
  {name: "停车场", url: "rtsp://admin:urvbwbrw799@60.148.175.159:554/h264/ch3/main/av_stream"}
];
