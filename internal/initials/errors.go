// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import "fmt"

// CountError reports a text that does not have one to three characters.
type CountError struct {
	Text  string
	Count int
}

// Error implements error.
func (e *CountError) Error() string {
	return fmt.Sprintf("%q has %d characters, not 1 to %d", e.Text, e.Count, MaxCharacters)
}

// CharacterError reports a character that the font does not have, or that draws nothing, such as a space.
type CharacterError struct {
	Character rune
	// Blank reports that the character draws nothing.
	Blank bool
}

// Error implements error.
func (e *CharacterError) Error() string {
	if e.Blank {
		return fmt.Sprintf("the character %U draws nothing", e.Character)
	}
	return fmt.Sprintf("the font does not have the character %q (%[1]U)", e.Character)
}

// ColorError reports a text that is not a color.
type ColorError struct{ Text string }

// Error implements error.
func (e *ColorError) Error() string {
	return fmt.Sprintf("%q is not a color of the form #rrggbb", e.Text)
}
