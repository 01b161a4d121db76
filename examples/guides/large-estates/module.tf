module "robot" {
  source   = "./robot"
  for_each = jsondecode(file("${path.module}/robots.json"))

  username     = each.key
  display_name = each.value.display_name
  image        = "${path.module}/images/${each.value.image}"
}
