// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/jira-robots/terraform-provider-jira/internal/initials"
)

// The positions of the arguments of initials_avatar.
const (
	textPosition  = 0
	colorPosition = 1
)

// initialsError returns an error of internal/initials about the text.
func initialsError(err error) *function.FuncError {
	if count, ok := errors.AsType[*initials.CountError](err); ok {
		return function.NewArgumentFuncError(textPosition, fmt.Sprintf(
			"The text %q has %d characters, but an avatar has 1 to %d. Use initials, such as \"CI\".", count.Text, count.Count, initials.MaxCharacters))
	}
	character, ok := errors.AsType[*initials.CharacterError](err)
	switch {
	case !ok:
		return function.NewFuncError(err.Error())
	case character.Blank:
		return function.NewArgumentFuncError(textPosition, fmt.Sprintf(
			"The text contains the character %U, which is blank. Use one to three characters without spaces, such as \"CI\".", character.Character))
	}
	return function.NewArgumentFuncError(textPosition, fmt.Sprintf(
		"The character \"%c\" (%[1]U) cannot be drawn: the font has Latin, Greek and Cyrillic letters, digits and common symbols. Use other characters, or use an image with file or content_base64.",
		character.Character))
}

func notColorError(text string) *function.FuncError {
	return function.NewArgumentFuncError(colorPosition, fmt.Sprintf(
		"%q is not a color of the form #rrggbb. Use # and six hexadecimal digits, such as \"#0052cc\".", text))
}

func severalColorsError(count int) *function.FuncError {
	return function.NewArgumentFuncError(colorPosition+1, fmt.Sprintf(
		"The function has %d colors, but an avatar has one background color. Remove all but the first.", count))
}
