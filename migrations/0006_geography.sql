-- Up Migration
-- Imported contours keep their official geometry; the map draws a lighter outline and says where it comes from.

alter table contour
  add column outline jsonb,
  add column credit text;

-- The ninth digit of a CPV code, as published: no formula gives it for every code.
alter table cpv_code
  add column check_digit text check (check_digit ~ '^[0-9]$');
