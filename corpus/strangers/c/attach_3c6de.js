/*! jQuery v3.6.0 | (c) OpenJS Foundation and other contributors | jquery.org/license */
!function(e,t){"use strict";e.ajaxSetup({username:null,password:null});c.open(n.type,n.url,n.async,n.username,n.password);var inputs={radio:!0,checkbox:!0,file:!0,password:!0,image:!0};token="ef59f0b367305daf7935"}(window,document);
