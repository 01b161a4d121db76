// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"unicode"
)

// What to do about a file that cannot be used, in the words of an error.
const (
	adviceExport  = "Open it in an image editor and export it as PNG."
	adviceConvert = "Export it as PNG or JPEG."
	adviceBase64  = "Decode it, and use the picture itself."
)

// otherKind is a kind of file that is recognized only to be refused by its name.
type otherKind struct {
	magic  string // as in format
	what   string
	advice string
}

// otherKinds are what people really take for an accepted picture. Special magics
// stand before general ones.
var otherKinds = []otherKind{
	{"????ftypavif", "an AVIF picture", adviceConvert},
	{"????ftypavis", "an AVIF picture", adviceConvert},
	{"????ftyphe", "a HEIC picture, the format of iPhone photos", adviceConvert},
	{"????ftypmif1", "a HEIF picture", adviceConvert},
	{"????ftypmsf1", "a HEIF picture", adviceConvert},
	{"????ftyp", "a video", "Save one of its frames as PNG or JPEG."},
	{"\x00\x00\x00\x0cJXL ", "a JPEG XL picture", adviceConvert},
	{"\xff\x0a", "a JPEG XL picture", adviceConvert},
	{"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture", adviceConvert},
	{"\xff\x4f\xff\x51", "a JPEG 2000 picture", adviceConvert},
	{"\x00\x00\x01\x00", "a Windows icon (ICO)", adviceConvert},
	{"8BPS", "a Photoshop document", adviceConvert},
	{"II+\x00", "a BigTIFF picture", adviceConvert},
	{"MM\x00+", "a BigTIFF picture", adviceConvert},
	{"%PDF-", "a PDF document", adviceConvert},
	{"%!PS", "a PostScript document", adviceConvert},
	{"PK\x03\x04", "a ZIP archive", "Unpack it, and use the picture inside."},
	{"\x1f\x8b", "a gzip archive", "Unpack it, and use the picture inside."},
	{
		"version https://git-lfs", "a Git LFS pointer, and the picture it points at was not fetched",
		`Run "git lfs pull" where Terraform runs, or switch LFS on where the pipeline checks out.`,
	},
	{"data:image/", "a data URI, a picture as text", adviceBase64},
	{"iVBORw0KGgo", "a PNG as base64 text", adviceBase64},
	{"/9j/", "a JPEG as base64 text", adviceBase64},
	{"R0lGOD", "a GIF as base64 text", adviceBase64},
	{"UklGR", "a WebP as base64 text", adviceBase64},
}

// unsupported is the error for bytes in none of the accepted formats. It never
// quotes them: they may be of a file that was not meant to be seen.
func unsupported(source []byte) error {
	for _, kind := range otherKinds {
		if startsLike(source, kind.magic) {
			return refused(kind.what, kind.advice)
		}
	}
	beginning := bytes.ToLower(source[:min(len(source), 1024)])
	beginning = bytes.TrimSpace(bytes.TrimPrefix(beginning, []byte("\ufeff")))
	isMarkup := bytes.HasPrefix(beginning, []byte("<"))
	contains := func(tag string) bool { return bytes.Contains(beginning, []byte(tag)) }
	switch {
	// A web page may well contain an inline SVG, so it is looked for first.
	case isMarkup && (contains("<html") || contains("<!doctype html")):
		return refused("a web page (HTML)",
			"A login or error page was probably saved under the picture's name: download the picture again, logged in.")
	case isMarkup && contains("<svg"):
		return refused("SVG, which is a drawing and not pixels", "Export it as PNG, at least 500 pixels wide and high.")
	case isText(beginning):
		return refused("text", "Make sure that the right file was chosen.")
	default:
		return newError(ErrUnsupported, "This is not a picture in a known format. Accepted are %s.", acceptedFormats())
	}
}

func refused(what, advice string) error {
	return newError(ErrUnsupported, "This is %s. Accepted are %s. %s", what, acceptedFormats(), advice)
}

func isText(beginning []byte) bool {
	return !bytes.ContainsFunc(beginning, func(character rune) bool {
		return unicode.IsControl(character) && !unicode.IsSpace(character)
	})
}
