"""The third pillar: what it hands to the ground."""

from branches.pillars.contract import Pillar

PILLAR = Pillar(number=3, name="Tham mưu", title="Chủ động tham mưu với cấp ủy, phối hợp với các tổ chức liên quan")
