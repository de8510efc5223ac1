"""The second pillar: what it hands to the ground."""

from branches.pillars.contract import Pillar

PILLAR = Pillar(number=2, name="Kế hoạch", title="Chủ động xây dựng và thực hiện kế hoạch công tác")
