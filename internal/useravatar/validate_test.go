// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"strings"
	"testing"
)

func TestAccUserAvatar_invalidConfiguration(t *testing.T) {
	t.Parallel()
	const exactlyOneUser = "Exactly one of these attributes must be configured: [user_key,username]"
	const exactlyOne = "Exactly one of these attributes must be configured: [file,content_base64,avatar_id]"
	for name, test := range map[string]struct {
		image         []byte
		configuration string
		expected      []string
	}{
		"crop size 0":         {validPNG(t), avatarConfig(imageFile, `crop = { x = 0, y = 0, size = 0 }`), []string{"size"}},
		"crop with avatar_id": {nil, avatarConfig(`avatar_id = 10122`, `crop = { x = 0, y = 0, size = 9 }`), []string{"crop =", `Attribute "avatar_id" cannot be specified when "crop" is specified`}},
		"file and avatar_id":  {validPNG(t), avatarConfig(imageFile, `avatar_id = 10122`), []string{"file =", "Invalid Attribute Combination", exactlyOne}},
		"no image":            {nil, avatarConfig(), []string{"Missing Attribute Configuration", exactlyOne}},
		"invalid avatar ID":   {nil, avatarConfig(`avatar_id = "robot"`), []string{"avatar_id =", "must be an avatar ID"}},
		"two users":           {nil, avatarConfig(`user_key = "robot"`, `avatar_id = 10122`), []string{"user_key =", "Invalid Attribute Combination", exactlyOneUser}},
		"no user":             {nil, strings.Replace(avatarConfig(`avatar_id = 10122`), `username = "robot"`, "", 1), []string{"Missing Attribute Configuration", exactlyOneUser}},
		"invalid on_destroy":  {nil, avatarConfig(`avatar_id = 10122`, `on_destroy = "explode"`), []string{"on_destroy", "reset"}},
	} {
		t.Run(name, func(t *testing.T) { expectPlanError(t, test.image, test.configuration, test.expected...) })
	}
}
