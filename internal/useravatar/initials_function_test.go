// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/useravatar"
)

// callInitialsAvatar calls the function without Terraform. The first color can be null.
func callInitialsAvatar(t *testing.T, text string, colors ...types.String) (string, *function.FuncError) {
	t.Helper()
	elementTypes, elements := []attr.Type{}, []attr.Value{}
	for _, each := range colors {
		elementTypes, elements = append(elementTypes, types.StringType), append(elements, each)
	}
	arguments := []attr.Value{types.StringValue(text), types.TupleValueMust(elementTypes, elements)}
	response := function.RunResponse{Result: function.NewResultData(types.StringUnknown())}
	useravatar.NewInitialsAvatarFunction().Run(t.Context(), function.RunRequest{Arguments: function.NewArgumentsData(arguments)}, &response)
	result, ok := response.Result.Value().(types.String)
	if !ok {
		t.Fatalf("the result is %v", response.Result.Value())
	}
	return result.ValueString(), response.Error
}

// initialsPixels returns the image that the function returns.
func initialsPixels(t *testing.T, text string, colors ...types.String) image.Image {
	t.Helper()
	encoded, funcError := callInitialsAvatar(t, text, colors...)
	if funcError != nil {
		t.Fatal(funcError)
	}
	file, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		t.Fatal(err)
	}
	pixels, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return pixels
}

func TestInitialsAvatarFunction_color(t *testing.T) {
	t.Parallel()
	given := initialsPixels(t, "CI", types.StringValue("#0052cc"))
	if got := color.NRGBAModel.Convert(given.At(0, 0)); got != (color.NRGBA{R: 0x00, G: 0x52, B: 0xcc, A: 255}) {
		t.Errorf("the background is %v, want #0052cc", got)
	}
	derived, funcError := callInitialsAvatar(t, "CI")
	if null, nullError := callInitialsAvatar(t, "CI", types.StringNull()); funcError != nil || nullError != nil || null != derived {
		t.Errorf("null and no color give different images (%v, %v)", funcError, nullError)
	}
	if other, otherError := callInitialsAvatar(t, "CD"); otherError != nil || other == derived {
		t.Errorf("CD and CI give the same image (%v)", otherError)
	}
}

func TestInitialsAvatarFunction_refused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text     string
		colors   []types.String
		argument int64
		want     string
	}{
		{"", nil, 0, "The text \"\" has 0 characters, but an avatar has 1 to 3. Use initials, such as \"CI\"."},
		{"robot", nil, 0, "The text \"robot\" has 5 characters, but an avatar has 1 to 3. Use initials, such as \"CI\"."},
		{"C I", nil, 0, "The text contains the character U+0020, which is blank. Use one to three characters without spaces, such as \"CI\"."},
		{"A🤖", nil, 0, "The character \"🤖\" (U+1F916) cannot be drawn: the font has Latin, Greek and Cyrillic letters, digits and common symbols. Use other characters, or use an image with file or content_base64."},
		{"日本", nil, 0, "The character \"日\" (U+65E5) cannot be drawn: the font has Latin, Greek and Cyrillic letters, digits and common symbols. Use other characters, or use an image with file or content_base64."},
		{"CI", []types.String{types.StringValue("0052cc")}, 1, "\"0052cc\" is not a color of the form #rrggbb. Use # and six hexadecimal digits, such as \"#0052cc\"."},
		{"CI", []types.String{types.StringValue("blue")}, 1, "\"blue\" is not a color of the form #rrggbb. Use # and six hexadecimal digits, such as \"#0052cc\"."},
		{"CI", []types.String{types.StringValue("#0052cc"), types.StringNull()}, 2, "The function has 2 colors, but an avatar has one background color. Remove all but the first."},
	} {
		result, funcError := callInitialsAvatar(t, test.text, test.colors...)
		if funcError == nil || funcError.Text != test.want || funcError.FunctionArgument == nil || *funcError.FunctionArgument != test.argument {
			t.Errorf("%q, %v: the result has %d bytes, the error is\n\t%v\nwant\n\t%s", test.text, test.colors, len(result), funcError, test.want)
		}
	}
}

// TestAccInitialsAvatarFunction_shown compares what the user shows in Jira with the image, pixel by pixel.
func TestAccInitialsAvatarFunction_shown(t *testing.T) {
	acceptance.Needs(t, versions.Functions)
	workspace, user := newWorkspace(t, jirasim.Settings{})
	configure := func(call string) { workspace.Configure(avatarConfig("content_base64 = provider::jira::" + call)) }
	configure(`initials_avatar("CI")`)
	workspace.Apply().ExpectNoWarnings()
	expectSamePixels(t, workspace.Jira.ShownImage(user.Key, 256), initialsPixels(t, "CI"))
	workspace.ExpectEmptyPlan()

	configure(`initials_avatar("CI", "#ffc400")`)
	workspace.Apply().ExpectNoWarnings()
	expectSamePixels(t, workspace.Jira.ShownImage(user.Key, 256), initialsPixels(t, "CI", types.StringValue("#ffc400")))
	workspace.ExpectEmptyPlan()

	// Terraform composes an accent that is a character of its own.
	configure(`initials_avatar("e\u0301")`)
	workspace.Apply().ExpectNoWarnings()
	expectSamePixels(t, workspace.Jira.ShownImage(user.Key, 256), initialsPixels(t, "é"))

	configure(`initials_avatar("日")`)
	workspace.Try("plan").ExpectError("content_base64 =", `The character "日" (U+65E5) cannot be drawn`)
}

func expectSamePixels(t *testing.T, got, want image.Image) {
	t.Helper()
	if got.Bounds().Size() != want.Bounds().Size() {
		t.Fatalf("the avatar is %v, want %v", got.Bounds(), want.Bounds())
	}
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			shown, drawn := color.NRGBAModel.Convert(got.At(x, y)), color.NRGBAModel.Convert(want.At(x, y))
			if shown != drawn {
				t.Fatalf("the avatar is %v at %d,%d, want %v", shown, x, y, fmt.Sprint(drawn))
			}
		}
	}
}
